#include "chart/withheld.h"

#include "chart/data.h"
#include "expr/expr.h"

namespace jianbao::chart {

using value::Value;

namespace {

bool is_number_of_figure(std::string_view key) {
  return key == "value" || key == "text" || key == "growth" || key == "rank";
}

bool withholds(const Value& value) {
  const auto* record = value.as_record();
  if (record == nullptr) return false;
  if (expr::is_withheld(value)) return true;
  for (const value::Field& field : record->fields()) {
    if (withholds(field.value)) return true;
  }
  return false;
}

}  // namespace

Value without_withheld(const Value& row) {
  if (!withholds(row)) return row;
  const bool own = expr::is_withheld(row);
  value::Record shown;
  for (const value::Field& field : row.as_record()->fields()) {
    const bool taken = own && is_number_of_figure(field.key);
    shown.add(field.key, field.key_span,
              taken ? Value({}, field.value.span()) : without_withheld(field.value));
  }
  return Value(std::move(shown), row.span());
}

const Value* withheld_figure(const Value& row, std::string_view path) {
  const Value* found = field_of(row, path);
  if (found != nullptr && expr::is_withheld(*found)) return found;
  const std::size_t dot = path.rfind('.');
  const std::string_view last = dot == path.npos ? path : path.substr(dot + 1);
  if (!is_number_of_figure(last)) return nullptr;
  const Value* owner = dot == path.npos ? &row : field_of(row, path.substr(0, dot));
  return owner != nullptr && expr::is_withheld(*owner) ? owner : nullptr;
}

}  // namespace jianbao::chart
