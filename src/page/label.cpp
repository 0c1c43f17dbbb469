#include <algorithm>
#include <array>
#include <utility>

#include "page/page.h"

namespace jianbao::page {

namespace {

std::string roman(int number) {
  constexpr std::array<std::pair<int, const char*>, 13> digits{{{1000, "m"},
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
  std::string text;
  for (const auto& [value, digit] : digits) {
    for (; number >= value; number -= value) text += digit;
  }
  return text;
}

// a to z, then aa to zz, and so on, as viewers count them.
std::string letters(int number) {
  constexpr int alphabet = 26;
  const int times = (number - 1) / alphabet + 1;
  return std::string(static_cast<std::size_t>(times),
                     static_cast<char>('a' + (number - 1) % alphabet));
}

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(c - 'a' + 'A');
  return text;
}

}  // namespace

std::string label_text(const PageLabel& label) {
  using Style = PageLabel::Style;
  const int number = std::max(1, label.number);
  switch (label.style) {
    case Style::lower_roman:
      return roman(number);
    case Style::upper_roman:
      return upper(roman(number));
    case Style::lower_alpha:
      return letters(number);
    case Style::upper_alpha:
      return upper(letters(number));
    default:
      return std::to_string(label.number);
  }
}

}  // namespace jianbao::page
