#include "pdf/number.h"

#include "base/utf8.h"

namespace jianbao::pdf {

namespace {

void append_unit(std::string& out, char32_t unit) {
  out.push_back(static_cast<char>(unit >> 8U & 0xFFU));
  out.push_back(static_cast<char>(unit & 0xFFU));
}

std::string utf16(std::string_view utf8) {
  std::string out;
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = base::next_code_point(utf8, i);
    if (c < 0x10000) {
      append_unit(out, c);
    } else {
      append_unit(out, 0xD800 + ((c - 0x10000) >> 10U));
      append_unit(out, 0xDC00 + ((c - 0x10000) & 0x3FFU));
    }
  }
  return out;
}

}  // namespace

std::string thousandths(std::int64_t value) {
  const std::int64_t magnitude = value < 0 ? -value : value;
  std::string out = (value < 0 ? "-" : "") + std::to_string(magnitude / 1000);
  if (magnitude % 1000 != 0) {
    std::string fraction = std::to_string(1000 + magnitude % 1000).substr(1);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    out += "." + fraction;
  }
  return out;
}

std::string utf16_text(std::string_view utf8) { return "\xFE\xFF" + utf16(utf8); }

std::string utf16_hex(std::string_view utf8) { return hex(utf16(utf8)); }

std::string hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : bytes) {
    out.push_back(digits[static_cast<unsigned char>(c) >> 4U]);
    out.push_back(digits[static_cast<unsigned char>(c) & 0xFU]);
  }
  return out;
}

}  // namespace jianbao::pdf
