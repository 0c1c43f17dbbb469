#include <algorithm>

#include "base/numerals.h"
#include "page/page.h"

namespace jianbao::page {

namespace {

// a to z, then aa to zz, and so on, as viewers count them.
std::string letters(int number) {
  constexpr int alphabet = 26;
  const int times = (number - 1) / alphabet + 1;
  return std::string(static_cast<std::size_t>(times),
                     static_cast<char>('a' + (number - 1) % alphabet));
}

}  // namespace

std::string label_text(const PageLabel& label) {
  using Style = PageLabel::Style;
  const int number = std::max(1, label.number);
  switch (label.style) {
    case Style::lower_roman:
      return base::roman_numeral(number);
    case Style::upper_roman:
      return base::in_capitals(base::roman_numeral(number));
    case Style::lower_alpha:
      return letters(number);
    case Style::upper_alpha:
      return base::in_capitals(letters(number));
    default:
      return std::to_string(label.number);
  }
}

}  // namespace jianbao::page
