#include "expr/cldr_units.h"

#include <unicode/measunit.h>
#include <unicode/numberformatter.h>

#include <map>
#include <string>
#include <vector>

namespace jianbao::expr {

namespace {

using Names = std::map<std::string, std::string, std::less<>>;

// What stands beside the number: "英亩" of "1英亩".
std::string name_of(const icu::MeasureUnit& unit, const icu::Locale& locale,
                    UNumberUnitWidth width) {
  UErrorCode status = U_ZERO_ERROR;
  std::string text;
  icu::number::NumberFormatter::withLocale(locale)
      .unit(unit)
      .unitWidth(width)
      .formatInt(1, status)
      .toString(status)
      .toUTF8String(text);
  if (U_FAILURE(status)) return {};
  const std::size_t digit = text.find('1');
  if (digit == text.npos) return {};
  text.erase(digit, 1);
  for (const std::string_view space : {" ", "\u00A0"}) {
    if (text.starts_with(space)) text.erase(0, space.size());
    if (text.ends_with(space)) text.erase(text.size() - space.size());
  }
  return text;
}

bool is_counted_in(const icu::MeasureUnit& unit) {
  const std::string_view type = unit.getType();
  return type == "duration" || type == "currency" || type == "none";
}

Names load() {
  Names names;
  UErrorCode status = U_ZERO_ERROR;
  std::vector<icu::MeasureUnit> units(1000);
  const int32_t count =
      icu::MeasureUnit::getAvailable(units.data(), static_cast<int32_t>(units.size()), status);
  if (U_FAILURE(status)) return names;
  for (int32_t i = 0; i < count; ++i) {
    const icu::MeasureUnit& unit = units[static_cast<std::size_t>(i)];
    if (is_counted_in(unit)) continue;
    std::string chinese =
        name_of(unit, icu::Locale::getSimplifiedChinese(), UNUM_UNIT_WIDTH_FULL_NAME);
    std::string english = name_of(unit, icu::Locale::getUK(), UNUM_UNIT_WIDTH_SHORT);
    if (!chinese.empty() && !english.empty()) names.emplace(std::move(chinese), std::move(english));
  }
  return names;
}

}  // namespace

std::string_view cldr_symbol(std::string_view chinese_name) {
  static const Names names = load();
  const auto found = names.find(chinese_name);
  return found == names.end() ? std::string_view() : found->second;
}

}  // namespace jianbao::expr
