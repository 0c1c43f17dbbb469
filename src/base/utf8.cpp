#include "base/utf8.h"

#include <array>
#include <cstdio>

namespace jianbao::base {

namespace {

// Length of the sequence that a first byte announces; 0 for a byte that starts none.
std::size_t sequence_length(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  if (first >= 0xF0 && first <= 0xF4) return 4;
  return 0;
}

// RFC 3629 narrows the second byte: no overlong forms, no surrogates, nothing above U+10FFFF.
bool valid_second_byte(unsigned char first, unsigned char second) {
  if (first == 0xE0) return second >= 0xA0 && second <= 0xBF;
  if (first == 0xED) return second >= 0x80 && second <= 0x9F;
  if (first == 0xF0) return second >= 0x90 && second <= 0xBF;
  if (first == 0xF4) return second >= 0x80 && second <= 0x8F;
  return second >= 0x80 && second <= 0xBF;
}

bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0x303E) ||
         (c >= 0x3041 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) ||
         (c >= 0xFF00 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) ||
         (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t length = sequence_length(byte(offset));
  const std::size_t start = offset;
  offset += length == 0 ? 1 : length;
  if (length == 0 || offset > text.size()) return U'\uFFFD';
  if (length == 1) return byte(start);
  char32_t code_point = byte(start) & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) code_point = code_point << 6 | (byte(start + i) & 0x3FU);
  return code_point;
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const std::size_t length = sequence_length(first);
    if (length == 0 || i + length > bytes.size()) return i;
    for (std::size_t k = 1; k < length; ++k) {
      const auto next = static_cast<unsigned char>(bytes[i + k]);
      const bool valid = k == 1 ? valid_second_byte(first, next) : next >= 0x80 && next <= 0xBF;
      if (!valid) return i;
    }
    i += length;
  }
  return std::nullopt;
}

bool is_control(char32_t c) {
  if (c == U'\t' || c == U'\n' || c == U'\r' || c == U'\u0085') return false;
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

std::optional<std::size_t> find_control(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    if (is_control(next_code_point(text, i))) return begin;
  }
  return std::nullopt;
}

std::optional<char32_t> find_private_use(std::string_view text) {
  constexpr unsigned char least = 0xEE;  // where U+E000 starts
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < least) {
      ++i;
      continue;
    }
    const char32_t character = next_code_point(text, i);
    if ((character >= 0xE000 && character <= 0xF8FF) || character >= 0xF0000) return character;
  }
  return std::nullopt;
}

bool is_blank(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    const bool space = c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0x85 || c == 0xA0 ||
                       c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
                       c == 0x202F || c == 0x205F || c == 0x3000;
    if (!space) return false;
  }
  return true;
}

std::string without_joiners(std::string text) {
  constexpr std::string_view joiner = "\u2060";
  for (std::size_t at = text.find(joiner); at != text.npos; at = text.find(joiner, at)) {
    text.erase(at, joiner.size());
  }
  return text;
}

std::string code_point_name(char32_t c) {
  std::array<char, 16> name{};
  std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(c));
  return name.data();
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    const bool combining = (c >= 0x0300 && c <= 0x036F) || c == 0x200B || c == 0xFEFF;
    if (!combining) width += is_wide(c) ? 2 : 1;
  }
  return width;
}

}  // namespace jianbao::base
