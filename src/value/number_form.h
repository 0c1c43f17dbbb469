#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "value/decimal.h"

namespace jianbao::value {

// A number as sheets write it: 1,234.5, full-width digits, − before it or parentheses around it,
// 12.3%, spaces around it.
struct NumberForm {
  Decimal number;
  bool plain = false;        // in the one plain notation: it prints as it stands
  bool percent = false;      // with % or ％ behind it
  bool parenthesis = false;  // (7.5), which is -7.5
  bool coded = false;        // 0573, 330 402, +5: a text where nobody says that it is a number
};

// `decimal_mark` is "." or ",": the other one parts thousands, and so does a space with ",".
std::optional<NumberForm> number_form(std::string_view text, char decimal_mark);

// Without the spaces at its ends, of any width.
std::string_view trimmed(std::string_view text);
// Full-width digits, letters and signs (U+FF01 to U+FF5E) as what they are, every minus as "-".
std::string half_width(std::string_view text);

}  // namespace jianbao::value
