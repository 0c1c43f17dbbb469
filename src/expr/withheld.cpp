#include "expr/withheld.h"

#include <algorithm>

#include "expr/wording.h"

namespace jianbao::expr {

using value::Value;

bool is_number_of_figure(std::string_view key) {
  return key == "value" || key == "text" || key == "growth" || key == "rank";
}

namespace {

bool withholds(const Value& value) {
  if (const auto* list = value.as_list()) return std::any_of(list->begin(), list->end(), withholds);
  const auto* record = value.as_record();
  if (record == nullptr) return false;
  if (is_withheld(value)) return true;
  const auto& fields = record->fields();
  return std::any_of(fields.begin(), fields.end(),
                     [](const value::Field& field) { return withholds(field.value); });
}

// What a figure tells may be reckoned from other numbers of it, such as that of the year before;
// its own year says when.
bool tells_number(std::string_view key, const Value& value) {
  if (is_number_of_figure(key)) return true;
  if (value.as_number() != nullptr) return key != "year";
  if (const auto* list = value.as_list()) {
    return std::any_of(list->begin(), list->end(),
                       [](const Value& item) { return tells_number({}, item); });
  }
  const auto* record = value.as_record();
  if (record == nullptr) return false;
  return std::any_of(
      record->fields().begin(), record->fields().end(),
      [](const value::Field& field) { return tells_number(field.key, field.value); });
}

Value shown_items(const Value& list) {
  value::List shown;
  for (const Value& item : *list.as_list()) shown.push_back(without_withheld(item));
  return Value(std::move(shown), list.span());
}

}  // namespace

Value without_withheld(const Value& data) {
  if (!withholds(data)) return data;
  if (data.as_list() != nullptr) return shown_items(data);
  const bool own = is_withheld(data);
  value::Record shown;
  for (const value::Field& field : data.as_record()->fields()) {
    const bool taken = own && tells_number(field.key, field.value);
    shown.add(field.key, field.key_span,
              taken ? Value({}, field.value.span()) : without_withheld(field.value));
  }
  return Value(std::move(shown), data.span());
}

}  // namespace jianbao::expr
