#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expr/language.h"

namespace jianbao::expr {

// The digits by the language's habit: 5500 in Chinese, 5,500 in English; a minus is U+2212.
std::string word_number(const value::Decimal& number, const Language& language);

// A number with its unit, exactly converted: 5500 亿元 in English is
struct Measured {
  std::string number;   // "550"
  std::string unit;     // "RMB bn", for the columns of tables
  std::string name;     // "RMB billion"
  std::string whole;    // "RMB 550 billion", for sentences
  std::string compact;  // "RMB 550 bn", for cards and tables
};
// Units are Chinese names, ISO 4217 codes or SI symbols; 万 and 亿 may stand before any.
Measured word_measure(const value::Decimal& number, std::string_view unit,
                      const Language& language);

// Whether a unit is one of the tables, a currency's ISO 4217 code, made of SI symbols, or what
// Chinese counts with (个, 家, 人次); and the names of the tables, for suggestions.
bool is_known_unit(std::string_view unit);
const std::vector<std::string_view>& unit_names();

// The number in another unit, exactly: 70000 万元 in 亿元 is 7. What is merely counted (个, 家, 人)
// converts to any other count. Empty where the units measure different things.
std::optional<value::Decimal> convert(const value::Decimal& number, std::string_view from,
                                      std::string_view to);

}  // namespace jianbao::expr
