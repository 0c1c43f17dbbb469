#pragma once

#include <string>
#include <string_view>

#include "expr/language.h"

namespace jianbao::expr {

// The digits by the language's habit: 5500 in Chinese, 5,500 in English; a minus is U+2212.
std::string word_number(const value::Decimal& number, const Language& language);

// Digits without what groups them: "1,234" says the same as "1234".
std::string without_separators(std::string words);

// A number with its unit, exactly converted: 5500 亿元 in English is
struct Measured {
  std::string number;   // "550"
  std::string unit;     // "RMB bn", for the columns of tables
  std::string name;     // "RMB billion"
  std::string whole;    // "RMB 550 billion", for sentences
  std::string compact;  // "RMB 550 bn", for cards and tables
};

}  // namespace jianbao::expr
