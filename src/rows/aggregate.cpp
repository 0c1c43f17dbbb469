#include "rows/aggregate.h"

#include <algorithm>
#include <array>
#include <set>

#include "expr/arithmetic.h"
#include "expr/identity.h"
#include "expr/members.h"
#include "expr/numbers.h"
#include "rows/group.h"
#include "rows/statistic.h"

namespace jianbao::rows {

using value::Decimal;
using value::Value;

namespace {

bool needs_field(const std::string& name) {
  constexpr std::array<std::string_view, 10> without{
      "count",        "values",    "row_number", "rank",  "dense_rank",
      "percent_rank", "cume_dist", "ntile",      "valid", "missing"};
  return std::find(without.begin(), without.end(), name) == without.end();
}

Value whole(std::size_t count, base::Span span) {
  return Value(Decimal(static_cast<std::int64_t>(count), 0), span);
}

bool is_one_of(const std::string& name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

void say_misfit(const Operation& operation, const Value& datum, bool is_no_number,
                base::Diagnostics& diagnostics) {
  const auto* text = datum.as_text();
  const std::string what =
      text == nullptr ? std::string(expr::kind_of(datum)) : "the text '" + *text + "'";
  base::Diagnostic wrong{
      base::Severity::error, datum.span().file == nullptr ? operation.span : datum.span(),
      is_no_number ? "'" + operation.name + "' needs numbers, not " + what
                   : "'" + operation.name + "' of figures that measure different things"};
  if (datum.span().file != nullptr) wrong.notes.push_back({operation.span, "asked for here"});
  wrong.fault = "aggregate " + std::to_string(operation.span.begin);
  diagnostics.add(std::move(wrong));
}

std::optional<std::vector<Operation>> read_operations(const Rows& rows, const Value& list,
                                                      base::Diagnostics& diagnostics) {
  std::vector<Operation> operations;
  const std::size_t errors = diagnostics.error_count();
  for (const Value& item : *list.as_list()) {
    const auto& record = *item.as_record();
    const auto text = [&](const char* key) {
      const Value* found = record.find(key);
      return found == nullptr || found->as_text() == nullptr ? "" : *found->as_text();
    };
    Operation operation{text("op"), text("field"), text("as")};
    operation.span = record.find("op")->span();
    if (operation.as.empty()) {
      operation.as = operation.name + (operation.field.empty() ? "" : "_" + operation.field);
    }
    if (operation.name == "average") operation.name = "mean";
    if (const Value* param = record.find("param"); param != nullptr && param->as_number()) {
      operation.param = static_cast<std::size_t>(param->as_number()->rounded(0).coefficient());
      operation.has_param = true;
    }
    if (operation.field.empty() && needs_field(operation.name)) {
      diagnostics.error(item.span(), "'" + operation.name + "' needs a 'field'");
    } else if (!operation.field.empty()) {
      knows_field(rows, operation.field, record.find("field")->span(), diagnostics);
    }
    operations.push_back(std::move(operation));
  }
  if (diagnostics.error_count() != errors) return std::nullopt;
  return operations;
}

namespace {

// One operation over the rows of one group.
class Aggregator {
 public:
  Aggregator(const Operation& operation, const std::vector<const Value*>& members, base::Span span,
             base::Diagnostics& diagnostics)
      : operation_(operation), members_(members), span_(span), diagnostics_(diagnostics) {
    if (operation.field.empty()) return;
    for (const Value* row : members) data_.push_back(datum_of(*row, operation.field));
  }

  std::optional<Value> run() {
    const std::string& name = operation_.name;
    if (name == "count") return whole(members_.size(), span_);
    if (name == "values") return rows_themselves();
    if (is_one_of(name, {"valid", "missing", "distinct"})) return counted(name);
    if (is_one_of(name, {"min", "max"})) return extreme(name == "max" ? 1 : -1, false);
    if (is_one_of(name, {"argmin", "argmax"})) return extreme(name == "argmax" ? 1 : -1, true);
    return reckoned(name);
  }

 private:
  Value rows_themselves() const {
    value::List rows;
    for (const Value* row : members_) rows.push_back(*row);
    return Value(std::move(rows), span_);
  }

  // Without a field the rows themselves are counted, which are all there.
  Value counted(const std::string& name) const {
    const auto gaps = static_cast<std::size_t>(std::count_if(
        data_.begin(), data_.end(), [](const Value& v) { return expr::is_missing(v); }));
    if (name == "missing") return whole(gaps, span_);
    if (name == "valid") return whole(members_.size() - gaps, span_);
    std::set<std::string> seen;
    for (const Value& datum : data_) {
      if (!expr::is_missing(datum)) seen.insert(expr::identity_of(datum));
    }
    return whole(seen.size(), span_);
  }

  bool is_bare() const {
    return !members_.empty() && expr::is_bare(*members_.front(), operation_.field);
  }

  std::optional<Value> extreme(int wanted, bool whole_row) const {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < data_.size(); ++i) {
      if (expr::is_missing(data_[i])) continue;
      const auto found = expr::order(data_[i], data_[best.value_or(i)]);
      if (!found) {
        say_misfit(operation_, data_[i], expr::number_of(data_[i]) == std::nullopt, diagnostics_);
        return std::nullopt;
      }
      if (!best || *found * wanted > 0) best = i;
    }
    if (!best) return expr::missing_of(data_, span_);
    if (whole_row) return *members_[*best];
    const auto number = expr::number_of(data_[*best]);
    if (data_[*best].as_record() == nullptr || !number) return data_[*best];
    return in_unit(data_[*best], *number, std::nullopt);
  }

  Value in_unit(const Value& figure, const Decimal& number, std::optional<int> places) const {
    return expr::in_unit_of(is_bare() ? Value() : figure, number, places, span_);
  }

  std::optional<Value> reckoned(const std::string& name) const {
    expr::Misfit misfit;
    const auto numbers = expr::numbers_of(data_, misfit);
    if (!numbers) {
      say_misfit(operation_, data_[misfit.entry], misfit.is_no_number, diagnostics_);
      return std::nullopt;
    }
    if (numbers->all.empty()) return expr::missing_of(data_, span_);
    if (name == "product") return exact(expr::product_of(numbers->all), Value(), std::nullopt);
    if (name == "sum") return exact(expr::sum_of(numbers->all), numbers->first, std::nullopt);
    if (name == "mean") {
      constexpr int most_places = 12;
      return exact(expr::mean_of(numbers->all), numbers->first,
                   std::min(numbers->places() + 1, most_places));
    }
    if (is_one_of(name, {"q1", "median", "q3"})) {
      const int quarters = name == "q1" ? 1 : name == "median" ? 2 : 3;
      return exact(expr::quartile_of(numbers->all, quarters), numbers->first, std::nullopt);
    }
    return inexact(name, *numbers);
  }

  std::optional<Value> exact(const std::optional<Decimal>& number, const Value& figure,
                             std::optional<int> places) const {
    if (number) return in_unit(figure, *number, places);
    diagnostics_.error(operation_.span, "the result has more than 18 digits");
    return std::nullopt;
  }

  // A variance is in the square of its numbers' unit, for which there is no word.
  std::optional<Value> inexact(const std::string& name, const expr::Numbers& numbers) const {
    std::vector<double> doubles;
    for (const Decimal& number : numbers.all) doubles.push_back(number.to_double());
    const auto found = statistic(name, std::move(doubles));
    const Value result = found ? number_value(*found) : Value();
    if (result.as_number() == nullptr) return Value({}, span_);
    return in_unit(name.starts_with("variance") ? Value() : numbers.first, *result.as_number(),
                   std::nullopt);
  }

  const Operation& operation_;
  const std::vector<const Value*>& members_;
  const base::Span span_;
  base::Diagnostics& diagnostics_;
  std::vector<Value> data_;
};

}  // namespace

std::optional<Value> aggregate(const Operation& operation, const std::vector<const Value*>& members,
                               base::Span span, base::Diagnostics& diagnostics) {
  return Aggregator(operation, members, span, diagnostics).run();
}

// A row for each group: the fields that it is of, then what is said of it.
Rows aggregate_groups(Rows rows, const Step& step) {
  const auto operations = read_operations(rows, step.at("aggregate"), step.diagnostics());
  if (!step.knows(rows, "groupby") || !operations) return {};
  const std::vector<std::string> names = step.texts("groupby");
  Rows result;
  for (const auto& places : groups_of(rows, names)) {
    std::vector<const Value*> members;
    for (const std::size_t place : places) members.push_back(&rows[place]);
    const base::Span span = members.front()->span();
    value::Record out;
    for (const std::string& name : names) {
      const Value* found = field_of(*members.front(), name);
      out.add(name, span, found == nullptr ? Value({}, span) : *found);
    }
    Value row(std::move(out), span);
    for (const Operation& operation : *operations) {
      auto value = aggregate(operation, members, span, step.diagnostics());
      if (!value) return {};
      row = with_field(row, operation.as, std::move(*value));
    }
    result.push_back(std::move(row));
  }
  return result;
}

}  // namespace jianbao::rows
