#include "base/numerals.h"

#include <array>
#include <string_view>
#include <utility>

namespace jianbao::base {

std::string roman_numeral(int number) {
  constexpr std::array<std::pair<int, std::string_view>, 13> numerals{{{1000, "m"},
                                                                       {900, "cm"},
                                                                       {500, "d"},
                                                                       {400, "cd"},
                                                                       {100, "c"},
                                                                       {90, "xc"},
                                                                       {50, "l"},
                                                                       {40, "xl"},
                                                                       {10, "x"},
                                                                       {9, "ix"},
                                                                       {5, "v"},
                                                                       {4, "iv"},
                                                                       {1, "i"}}};
  std::string out;
  for (const auto& [value, numeral] : numerals) {
    for (; number >= value; number -= value) out += numeral;
  }
  return out;
}

std::string in_capitals(std::string letters) {
  for (char& c : letters) c = static_cast<char>(c - 'a' + 'A');
  return letters;
}

}  // namespace jianbao::base
