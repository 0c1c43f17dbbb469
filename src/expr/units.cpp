#include "expr/units.h"

#include "expr/chinese_measure.h"
#include "expr/english_measure.h"
#include "expr/unit_names.h"

namespace jianbao::expr {

using value::Decimal;

std::optional<Decimal> convert(const Decimal& number, std::string_view from, std::string_view to) {
  if (from == to) return number;
  // 平方公里 begins with no 万, but 万 alone is a unit of counting.
  const int from_power = quantity_symbol(from).empty() ? take_prefix(from).power : 0;
  const int to_power = quantity_symbol(to).empty() ? take_prefix(to).power : 0;
  if (measured(from) != measured(to)) return std::nullopt;
  const auto shifted = number.without_zeros().shifted(from_power - to_power);
  return shifted ? std::optional(shifted->without_zeros()) : std::nullopt;
}

Measured word_measure(const Decimal& number, std::string_view unit, const Language& language) {
  return language.chinese() ? chinese_measure(number, unit, language)
                            : english_measure(number, unit, language);
}

}  // namespace jianbao::expr
