#include "expr/measured.h"

#include <algorithm>

namespace jianbao::expr {

std::string word_number(const value::Decimal& number, const Language& language) {
  std::string digits = number.absolute().to_string();
  if (!language.chinese()) {
    const std::size_t point = std::min(digits.find('.'), digits.size());
    for (std::size_t i = point; i > 3; i -= 3) digits.insert(i - 3, ",");
  }
  return number.negative() ? std::string("\u2212") + digits : digits;
}

std::string without_separators(std::string words) {
  std::erase(words, ',');
  return words;
}

}  // namespace jianbao::expr
