#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "expr/own_units.h"

namespace jianbao::expr {

constexpr std::string_view percentage_point = "百分点";

// 万, 亿 and their like, before a unit.
struct Prefix {
  std::string_view name;
  int power = 0;  // of ten
};
// 亿美元 → 亿, 美元. What no prefix begins has the power 0.
Prefix take_prefix(std::string_view& unit);

// A unit as the tables have it: full-width forms (％, ㎡) as what they are, 个百分点 as 百分点.
std::string plain_unit(std::string_view unit);

// "RMB" of 元, "km²" of 平方公里, by any of their names; empty where there is none.
std::string_view currency_symbol(std::string_view name);
std::string_view quantity_symbol(std::string_view name);
// "person" of 人, for 元/人; empty where nothing is measured per such.
std::string_view per_word(std::string_view unit);
// What a unit measures, without 万 and 亿: "RMB", "km²", "%"; nothing for counters.
std::string_view measured(std::string_view base);
// CNY → 元, km² → 平方公里; a Chinese name is its own.
std::string chinese_unit(std::string_view unit);
bool has_latin(std::string_view unit);

// Whether a unit is one of the tables, a currency's ISO 4217 code, made of SI symbols, a counter, a
// name of CLDR's or one of the project's own, which may be null; and the names, for suggestions.
bool is_known_unit(std::string_view unit, const OwnUnits* own = nullptr);
std::vector<std::string_view> unit_names(const OwnUnits* own = nullptr);

}  // namespace jianbao::expr
