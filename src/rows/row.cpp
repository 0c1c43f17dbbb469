#include "rows/row.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

namespace jianbao::rows {

using value::Record;
using value::Value;

Value NewField::in(const Value& row, Value value) {
  static const Record none;
  const Record& given = row.as_record() == nullptr ? none : *row.as_record();
  if (after_ == nullptr || given.keys() != before_) {
    after_ = std::make_shared<value::Keys>();
    before_ = given.keys();
    for (const value::Field& field : given.fields()) {
      if (field.key != name_) after_->push_back({field.key, field.key_span});
    }
    after_->push_back({name_, row.span()});
  }
  std::vector<Value> values;
  values.reserve(after_->size());
  for (const value::Field& field : given.fields()) {
    if (field.key != name_) values.push_back(field.value);
  }
  values.push_back(std::move(value));
  return Value(Record(after_, std::move(values)), row.span());
}

Value with_field(const Value& row, const std::string& name, Value value) {
  return NewField(name).in(row, std::move(value));
}

Value number_value(double number) {
  if (!std::isfinite(number)) return {};
  char buffer[400];
  const auto shortest =
      std::to_chars(std::begin(buffer), std::end(buffer), number, std::chars_format::fixed);
  if (const auto exact = value::Decimal::parse({buffer, shortest.ptr})) return Value(*exact, {});
  // More digits than a decimal holds: as many as it does.
  const int whole =
      number == 0 ? 1 : static_cast<int>(std::floor(std::log10(std::abs(number)))) + 1;
  const int places = std::clamp(16 - whole, 0, 17);
  const auto cut =
      std::to_chars(std::begin(buffer), std::end(buffer), number, std::chars_format::fixed, places);
  const auto rounded = value::Decimal::parse({buffer, cut.ptr});
  return rounded ? Value(*rounded, {}) : Value();
}

}  // namespace jianbao::rows
