#include "rows/row.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

namespace jianbao::rows {

using value::Record;
using value::Value;

Value with_field(const Value& row, const std::string& name, Value value) {
  Record record;
  if (row.as_record() != nullptr) {
    for (const value::Field& field : row.as_record()->fields()) {
      if (field.key != name) record.add(field.key, field.key_span, field.value);
    }
  }
  record.add(name, row.span(), std::move(value));
  return Value(std::move(record), row.span());
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
