#include "rows/running.h"

#include <algorithm>

#include "expr/arithmetic.h"
#include "expr/members.h"
#include "expr/numbers.h"

namespace jianbao::rows {

using value::Decimal;
using value::Value;

bool Running::can(std::string_view operation) {
  return operation == "sum" || operation == "mean" || operation == "count" ||
         operation == "valid" || operation == "missing";
}

// The totals before each row, and behind the last.
bool Running::read() {
  const bool reckons = operation_.name == "sum" || operation_.name == "mean";
  for (const std::size_t place : sequence_.places) {
    const bool counts = operation_.field.empty() || operation_.name == "count";
    data_.push_back(counts ? Value(Decimal(1, 0), {}) : datum_of(rows_[place], operation_.field));
  }
  expr::Misfit misfit;
  const auto numbers = reckons ? expr::numbers_of(data_, misfit) : std::optional<expr::Numbers>();
  if (reckons && !numbers) {
    say_misfit(operation_, data_[misfit.entry], misfit.is_no_number, diagnostics_);
    return false;
  }
  if (numbers) {
    first_ = numbers->first;
    places_ = numbers->places();
  }
  totals_.emplace_back();
  std::size_t next = 0;
  for (const Value& datum : data_) {
    Total total = totals_.back();
    if (!expr::is_missing(datum)) {
      const auto sum = numbers ? value::add(total.sum, numbers->all[next++]) : total.sum;
      if (!sum) {
        diagnostics_.error(operation_.span, "the result has more than 18 digits");
        return false;
      }
      total = {*sum, total.valid + 1, total.withheld};
    } else if (!expr::missing_of({datum}, {}).is_null()) {
      withheld_ = datum;
      ++total.withheld;
    }
    totals_.push_back(total);
  }
  return true;
}

std::optional<Value> Running::total(std::size_t begin, std::size_t end, base::Span span) const {
  const std::size_t rows = end - begin, valid = totals_[end].valid - totals_[begin].valid;
  const auto whole = [&](std::size_t count) {
    return Value(Decimal(static_cast<std::int64_t>(count), 0), span);
  };
  if (operation_.name == "count") return whole(rows);
  if (operation_.name == "valid") return whole(valid);
  if (operation_.name == "missing") return whole(rows - valid);
  if (valid == 0) {
    const bool withheld = totals_[end].withheld > totals_[begin].withheld;
    return withheld ? expr::missing_of({withheld_}, span) : Value({}, span);
  }
  auto number = value::subtract(totals_[end].sum, totals_[begin].sum);
  std::optional<int> places;
  if (number && operation_.name == "mean") {
    number = expr::calculate("/", *number, Decimal(static_cast<std::int64_t>(valid), 0));
    places = std::min(places_ + 1, 12);
  }
  if (!number) {
    diagnostics_.error(operation_.span, "the result has more than 18 digits");
    return std::nullopt;
  }
  const bool bare = expr::is_bare(rows_[sequence_.places.front()], operation_.field);
  return expr::in_unit_of(bare ? Value() : first_, *number, places, span);
}

std::optional<std::vector<Value>> Running::run() {
  if (!read()) return std::nullopt;
  std::vector<Value> results;
  for (std::size_t i = 0; i < sequence_.places.size(); ++i) {
    const auto [begin, end] = frame_.around(i, sequence_);
    auto result = total(begin, end, rows_[sequence_.places[i]].span());
    if (!result) return std::nullopt;
    results.push_back(std::move(*result));
  }
  return results;
}

}  // namespace jianbao::rows
