#include "rows/stack.h"

#include "expr/arithmetic.h"
#include "expr/members.h"
#include "expr/numbers.h"
#include "rows/aggregate.h"
#include "rows/group.h"
#include "rows/order.h"

namespace jianbao::rows {

namespace {

using value::Decimal;
using value::Value;

class Stacker {
 public:
  Stacker(Rows rows, const Step& step)
      : rows_(std::move(rows)),
        step_(step),
        offset_(step.text("offset", "zero")),
        ends_(ends_of(step)) {}

  Rows run() {
    const auto ordering = Ordering::make(rows_, step_.sort(), step_.world());
    const bool known = step_.knows(rows_, "stack") & step_.knows(rows_, "groupby");
    if (!ordering || !known || !read()) return {};
    Groups groups = groups_of(rows_, step_.texts("groupby"));
    if (offset_ == "center" && !find_largest(groups)) return {};
    for (auto& places : groups) {
      ordering->sort(places);
      if (!stack_group(places)) return too_long();
    }
    return std::move(rows_);
  }

 private:
  // All numbers in one unit; a gap has no size.
  bool read() {
    std::vector<Value> data;
    for (const Value& row : rows_) data.push_back(datum_of(row, step_.text("stack")));
    const auto numbers =
        numbers_for({.name = "stack", .span = step_.at("stack").span()}, data, step_.diagnostics());
    if (!numbers) return false;
    std::size_t next = 0;
    for (const Value& datum : data) {
      numbers_.push_back(expr::is_missing(datum) ? std::nullopt
                                                 : std::optional(numbers->all[next++]));
    }
    return true;
  }

  std::optional<Decimal> size_of(const std::vector<std::size_t>& places) const {
    std::optional<Decimal> size = Decimal();
    for (const std::size_t place : places) {
      if (numbers_[place] && size) size = value::add(*size, numbers_[place]->absolute());
    }
    return size;
  }

  bool find_largest(const Groups& groups) {
    for (const auto& places : groups) {
      const auto size = size_of(places);
      if (!size) return too_long(), false;
      if (compare(*size, largest_) > 0) largest_ = *size;
    }
    return true;
  }

  // Where the group's first value starts. Empty when it needs more than 18 digits.
  std::optional<Decimal> start(const std::optional<Decimal>& size) const {
    if (offset_ != "center") return Decimal();
    const auto room = size ? value::subtract(largest_, *size) : std::nullopt;
    return room ? expr::calculate("/", *room, Decimal(2, 0)) : std::nullopt;
  }

  bool stack_group(const std::vector<std::size_t>& places) {
    const auto size = offset_ == "zero" ? std::optional(Decimal()) : size_of(places);
    std::optional<Decimal> above = start(size), below = Decimal();
    for (const std::size_t place : places) {
      if (!above || !below || !size) return false;
      if (!numbers_[place]) {
        put(place, Value({}, rows_[place].span()), Value({}, rows_[place].span()));
        continue;
      }
      const bool falls = offset_ == "zero" && numbers_[place]->negative();
      std::optional<Decimal>& at = falls ? below : above;
      const Decimal from = *at;
      at = value::add(from,
                      falls || offset_ == "zero" ? *numbers_[place] : numbers_[place]->absolute());
      if (!at) return false;
      put(place, end(from, *size, place), end(*at, *size, place));
    }
    return true;
  }

  // Shares of nothing are none.
  Value end(const Decimal& at, const Decimal& size, std::size_t place) const {
    const base::Span span = rows_[place].span();
    if (offset_ != "normalize") return Value(at, span);
    const auto share = size.zero() ? std::nullopt : expr::calculate("/", at, size);
    return share ? Value(*share, span) : Value({}, span);
  }

  void put(std::size_t place, Value from, Value to) {
    rows_[place] = ends_.second.in(ends_.first.in(rows_[place], std::move(from)), std::move(to));
  }

  static std::pair<NewField, NewField> ends_of(const Step& step) {
    const std::vector<std::string> names = step.texts("as");
    const std::string field = step.text("stack");
    const std::string start = names.empty() ? field + "_start" : names.front();
    const std::string end = names.empty() ? field + "_end" : names.front() + "_end";
    return {NewField(start), NewField(names.size() > 1 ? names[1] : end)};
  }

  Rows too_long() const {
    step_.diagnostics().error(step_.at("stack").span(), "the result has more than 18 digits");
    return {};
  }

  Rows rows_;
  const Step& step_;
  const std::string offset_;
  std::pair<NewField, NewField> ends_;
  std::vector<std::optional<Decimal>> numbers_;
  Decimal largest_;
};

}  // namespace

Rows stack(Rows rows, const Step& step) {
  if (!step.affords(rows, 1, step.at("stack").span())) return {};
  return Stacker(std::move(rows), step).run();
}

}  // namespace jianbao::rows
