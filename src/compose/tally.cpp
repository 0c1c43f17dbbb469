#include "compose/tally.h"

#include <algorithm>

#include "expr/expr.h"
#include "expr/members.h"
#include "value/gap_word.h"

namespace jianbao::compose {

using value::Decimal;
using value::Value;

namespace {

constexpr int mean_places = 12;

std::string unit_of(const Value& value) {
  const auto* record = value.as_record();
  const Value* unit = record == nullptr ? nullptr : record->find("unit");
  return unit == nullptr || unit->as_text() == nullptr ? "" : *unit->as_text();
}

std::string quoted(const std::string& unit) { return unit.empty() ? "none" : "'" + unit + "'"; }

}  // namespace

void Tally::say_no_number(const Value& value, base::Span use,
                          base::Diagnostics& diagnostics) const {
  const auto* text = value.as_text();
  const std::string kind(expr::kind_of(value));
  base::Diagnostic wrong{base::Severity::error, value.span().file == nullptr ? use : value.span(),
                         text == nullptr
                             ? std::string(purpose_.thing) + " needs numbers, not " + kind
                             : "\"" + *text + "\" is not a number",
                         text == nullptr ? "in a column with '" + std::string(purpose_.key) + "'"
                                         : value::gap_hint(*text)};
  if (value.span().file != nullptr) wrong.notes.push_back({use, std::string(purpose_.reason)});
  wrong.fault = std::string(purpose_.key) + " " + std::to_string(use.begin);
  diagnostics.add(std::move(wrong));
}

bool Tally::add(const Value& value, base::Span use, base::Diagnostics& diagnostics) {
  if (broken_) return false;
  if (expr::is_missing(value)) {
    ++gaps_;
    return true;
  }
  const base::Span place = value.span().file == nullptr ? use : value.span();
  const auto number = expr::number_of(value);
  broken_ = true;
  if (!number) {
    say_no_number(value, use, diagnostics);
    return false;
  }
  if (count_ > 0 && unit_of(value) != unit_of(first_)) {
    diagnostics.error(
        place, "numbers of different units have no " + std::string(purpose_.things),
        "the unit is " + quoted(unit_of(value)) + " here, " + quoted(unit_of(first_)) + " before");
    return false;
  }
  broken_ = false;
  if (count_ == 0) first_ = value;
  least_ = count_ == 0 || compare(*number, least_) < 0 ? *number : least_;
  greatest_ = count_ == 0 || compare(*number, greatest_) > 0 ? *number : greatest_;
  scale_ = std::max(scale_, number->scale());
  if (sum_) sum_ = value::add(*sum_, *number);
  ++count_;
  return true;
}

void Tally::count(const Value& value) {
  if (!value.is_null() && !expr::is_withheld(value)) ++count_;
}

// The number, as the first figure is one.
Value Tally::in_unit(const Decimal& number, base::Span use) const {
  const auto* figure = first_.as_record();
  if (figure == nullptr) return {number, use};
  value::Record record;
  for (const value::Field& field : figure->fields()) {
    if (field.key == "unit" || field.key == "counted" || field.key == "worded" ||
        field.key == "places") {
      record.add(field.key, field.key_span, field.value);
    }
  }
  record.add("value", use, Value(number, use));
  return {std::move(record), use};
}

Value Tally::total(std::string_view kind, base::Span use, base::Diagnostics& diagnostics) const {
  if (kind == "count") return {Decimal(count_, 0), use};
  if (count_ == 0 || broken_) return {{}, use};
  if (kind == "min") return in_unit(least_, use);
  if (kind == "max") return in_unit(greatest_, use);
  std::optional<Decimal> result = sum_;
  if (kind == "mean" && result) {
    result = value::divide(*result, Decimal(count_, 0),
                           places_.value_or(std::min(scale_ + 1, mean_places)));
  }
  if (!result) diagnostics.error(use, "the total has more than 18 digits");
  return result ? in_unit(*result, use) : Value({}, use);
}

}  // namespace jianbao::compose
