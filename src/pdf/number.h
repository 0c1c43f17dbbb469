#pragma once

#include <string>
#include <string_view>

#include "base/length.h"

namespace jianbao::pdf {

// thousandths → "12.5", "-0.001"; no exponent, no locale (ISO 32000-1, 7.3.3).
std::string thousandths(std::int64_t value);
inline std::string number(base::Length length) {
  const std::int64_t half = base::Length::units_per_point / 2;
  const std::int64_t scaled = length.units() * 1000;
  return thousandths((scaled + (scaled < 0 ? -half : half)) / base::Length::units_per_point);
}

// UTF-16BE with its byte order mark: a text string (ISO 32000-1, 7.9.2.2).
std::string utf16_text(std::string_view utf8);
// UTF-16BE as upper-case hexadecimal digits, for ToUnicode.
std::string utf16_hex(std::string_view utf8);
std::string hex(std::string_view bytes);

}  // namespace jianbao::pdf
