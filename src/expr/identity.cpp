#include "expr/identity.h"

#include "expr/members.h"

namespace jianbao::expr {

using value::Value;

namespace {

// With its length, so that no text can be taken for two.
std::string sized(char kind, const std::string& text) {
  return kind + std::to_string(text.size()) + ":" + text;
}

}  // namespace

std::string identity_of(const Value& value) {
  if (is_missing(value)) return "-";
  if (const auto* truth = value.as_bool()) return *truth ? "b1" : "b0";
  if (const auto* number = value.as_number())
    return sized('n', number->without_zeros().to_string());
  if (const auto* text = value.as_text()) return sized('t', *text);
  if (const auto* date = value.as_date()) return sized('d', date->to_string());
  std::string parts;
  if (const auto* list = value.as_list()) {
    for (const Value& item : *list) parts += identity_of(item);
    return sized('l', parts);
  }
  for (const value::Field& field : value.as_record()->fields()) {
    parts += sized('k', field.key) + identity_of(field.value);
  }
  return sized('r', parts);
}

std::string key_identity_of(const Value& value) {
  const auto number = number_of(value);
  return number ? identity_of(Value(*number, {})) : identity_of(value);
}

}  // namespace jianbao::expr
