#include "text/character.h"

#include <unicode/uchar.h>

namespace jianbao::text {

namespace {

constexpr std::u32string_view opening_marks = U"（《〈「『【〔［｛〖｟";
constexpr std::u32string_view closing_marks = U"）》〉」』】〕］｝〗｠";
constexpr std::u32string_view commas = U"，、；：";

bool is_han(char32_t c) {
  return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x3005 && c <= 0x3007) ||
         (c >= 0x3021 && c <= 0x3029) || (c >= 0x3040 && c <= 0x31FF) ||
         (c >= 0x3200 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF01 && c <= 0xFF60) ||
         (c >= 0x20000 && c <= 0x3FFFD) || (c >= 0x2460 && c <= 0x24FF);
}

bool contains(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

bool is_attached(char32_t c) {
  if (c < 0x0300) return false;
  const auto code = static_cast<UChar32>(c);
  return u_hasBinaryProperty(code, UCHAR_GRAPHEME_EXTEND) || c == 0x200D;
}

CharacterClass classify_chinese(char32_t c) {
  using enum CharacterClass;
  if (c == U'“' || c == U'‘') return opening;
  if (c == U'”' || c == U'’') return closing;
  if (c == U'…' || c == U'⸺' || c == U'⋯') return inseparable;
  if (c == U'·' || c == U'‧' || c == U'・' || c == U'•') return middle_dot;
  if (c == U'—' || c == U'～' || c == U'〜') return connector;
  if (c == U'／') return solidus;
  return is_han(c) ? han : latin;
}

}  // namespace

CharacterClass classify(char32_t c, bool chinese) {
  using enum CharacterClass;
  if (c == U' ' || c == U'\t' || c == U'\n' || c == U'\r') return space;
  if (c < 0x80) return latin;
  if (c == U'\u00A0' || c == U'\u202F') return no_break_space;
  if (c == U'\u00AD') return soft_hyphen;
  if (c == U'\u200B') return zero_width_space;
  if (c == U'\u2028') return line_end;
  if (c == U'\u2060' || c == U'\uFEFF') return joiner;
  if (c == U'\u3000') return wide_space;
  if (c == U'。' || c == U'．') return stop;
  if (c == U'！' || c == U'？') return exclamation;
  if (contains(commas, c)) return comma;
  if (contains(opening_marks, c)) return opening;
  if (contains(closing_marks, c)) return closing;
  if (is_attached(c)) return attached;
  if (chinese) return classify_chinese(c);
  if (c == U'～' || c == U'〜') return connector;
  return is_han(c) ? han : latin;
}

bool is_closing_mark(CharacterClass c) {
  using enum CharacterClass;
  return c == closing || c == comma || c == stop || c == exclamation;
}

bool is_mark(CharacterClass c) { return c == CharacterClass::opening || is_closing_mark(c); }

bool starts_no_line(CharacterClass c) {
  using enum CharacterClass;
  return is_closing_mark(c) || c == connector || c == middle_dot || c == solidus;
}

bool closes_western(char32_t c) { return contains(U",.;:!?)]}»”’…", c); }
bool opens_western(char32_t c) { return contains(U"([{«“‘", c); }

bool is_fullwidth_sign(char32_t c) {
  const bool letter =
      (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
  return (c >= 0xFF01 && c <= 0xFF5E && !letter) || (c >= 0xFFE0 && c <= 0xFFE6);
}

bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

bool is_fullwidth(CharacterClass c) {
  switch (c) {
    case CharacterClass::han:
    case CharacterClass::inseparable:
    case CharacterClass::connector:
    case CharacterClass::middle_dot:
    case CharacterClass::solidus:
    case CharacterClass::wide_space:
      return true;
    default:
      return is_mark(c);
  }
}

MarkConvention convention_of(std::string_view language) {
  const auto has = [&](std::string_view part) { return language.find(part) != language.npos; };
  const bool traditional = language.starts_with("zh") && !has("Hans") &&
                           (has("Hant") || has("-TW") || has("-HK") || has("-MO"));
  return traditional ? MarkConvention::traditional : MarkConvention::mainland;
}

}  // namespace jianbao::text
