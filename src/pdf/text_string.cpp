#include "pdf/text_string.h"

#include <algorithm>

#include "base/language_tag.h"
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

// Two letters of the language and, if any, two of the country; none where the language has three.
std::string language_escape(const std::string& language) {
  constexpr std::string_view escape = "\x1B";
  const std::string full = base::full_language_tag(language);
  std::size_t end = std::min(full.find('-'), full.size());
  if (end != 2) return {};
  std::string code = full.substr(0, end);
  while (end < full.size()) {
    const std::size_t begin = end + 1;
    end = std::min(full.find('-', begin), full.size());
    if (end - begin == 2) code += full.substr(begin, 2);
  }
  return std::string(escape) + code + std::string(escape);
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

std::string written_speech(const base::SpokenTexts& texts) {
  if (texts.texts().size() < 2) return written_text(texts.joined());
  std::string all;
  for (const base::Spoken& spoken : texts.texts()) {
    all += (all.empty() ? "" : "\n") + language_escape(spoken.language) + spoken.text;
  }
  return written_text(all);
}

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
