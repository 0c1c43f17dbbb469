#pragma once

#include <optional>
#include <string>
#include <string_view>

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

// The number in another unit, exactly: 70000 万元 in 亿元 is 7. What is merely counted (个, 家, 人)
// converts to any other count. Empty where the units measure different things.
std::optional<value::Decimal> convert(const value::Decimal& number, std::string_view from,
                                      std::string_view to);

}  // namespace jianbao::expr
