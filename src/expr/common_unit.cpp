#include "expr/common_unit.h"

#include "expr/members.h"
#include "expr/unit_names.h"
#include "expr/units.h"

namespace jianbao::expr {

using value::Decimal;
using value::Value;

std::string unit_of(const Value& value) {
  if (!is_figure(value)) return {};
  const Value* unit = value.as_record()->find("unit");
  return unit == nullptr || unit->as_text() == nullptr ? "" : plain_unit(*unit->as_text());
}

std::optional<std::pair<Decimal, Decimal>> in_one_unit(const Value& a, const Value& b) {
  const auto left = number_of(a), right = number_of(b);
  if (!left || !right) return std::nullopt;
  const std::string first = unit_of(a), second = unit_of(b);
  // Points are added to per cents as they are.
  const auto is_percent = [](const std::string& unit) {
    return unit == "%" || unit == percentage_point;
  };
  const bool alike = first.empty() || second.empty() || first == second ||
                     (is_percent(first) && is_percent(second));
  if (alike) return std::pair(*left, *right);
  const auto converted = convert(*right, second, first);
  return converted ? std::optional(std::pair(*left, *converted)) : std::nullopt;
}

}  // namespace jianbao::expr
