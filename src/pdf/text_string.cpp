#include "pdf/text_string.h"

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

std::string written_text(std::string_view utf8) { return "<" + hex(utf16_text(utf8)) + ">"; }

std::string escaped_name(std::string_view utf8) {
  std::string out;
  for (const char c : utf8) {
    const bool regular =
        c > ' ' && c < '\x7F' && std::string_view("#()<>[]{}/%").find(c) == std::string_view::npos;
    out += regular ? std::string(1, c) : "#" + hex({&c, 1});
  }
  return out;
}

}  // namespace jianbao::pdf
