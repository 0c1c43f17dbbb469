#include "expr/units.h"

#include "expr/chinese_measure.h"
#include "expr/counters.h"
#include "expr/english_measure.h"
#include "expr/unit_names.h"

namespace jianbao::expr {

using value::Decimal;

std::optional<Decimal> convert(const Decimal& number, std::string_view from_unit,
                               std::string_view to_unit) {
  const std::string plain_from = plain_unit(from_unit), plain_to = plain_unit(to_unit);
  std::string_view from = plain_from, to = plain_to;
  if (from == to) return number;
  // 平方公里 begins with no 万, but 万 alone is a unit of counting.
  const int from_power = quantity_symbol(from).empty() ? take_prefix(from).power : 0;
  const int to_power = quantity_symbol(to).empty() ? take_prefix(to).power : 0;
  if (measured(from) != measured(to)) return std::nullopt;
  const auto shifted = number.without_zeros().shifted(from_power - to_power);
  return shifted ? std::optional(shifted->without_zeros()) : std::nullopt;
}

Measured word_measure(const Decimal& number, std::string_view unit, const Language& language) {
  const std::string plain = plain_unit(unit);
  return language.chinese() ? chinese_measure(number, plain, language)
                            : english_measure(number, plain, language);
}

bool is_nameless(std::string_view unit, const Language& language) {
  if (language.chinese()) return false;
  const std::string plain = plain_unit(unit);
  std::string_view base = plain;
  if (base.find('/') != base.npos) return false;
  take_prefix(base);
  const OwnUnit* own = language.units ? language.units->find(base) : nullptr;
  if (own != nullptr) return words_of(*own, language.tag, "other").empty();
  return is_counter(base);
}

}  // namespace jianbao::expr
