#include "text/character.h"

namespace jianbao::text {

namespace {

constexpr std::u32string_view opening_marks = U"（《〈「『【〔［｛〖｟";
constexpr std::u32string_view closing_marks = U"），。、；：？！》〉」』】〕］｝〗｠．";

bool is_han(char32_t c) {
  return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x3005 && c <= 0x3007) ||
         (c >= 0x3021 && c <= 0x3029) || (c >= 0x3040 && c <= 0x31FF) ||
         (c >= 0x3200 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF01 && c <= 0xFF60) ||
         (c >= 0x20000 && c <= 0x3FFFD) || (c >= 0x2460 && c <= 0x24FF);
}

bool contains(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

}  // namespace

CharacterClass classify(char32_t c, bool chinese) {
  if (c == U' ' || c == U'\t' || c == U'\n' || c == U'\r') return CharacterClass::space;
  if (c == U'\u00A0' || c == U'\u202F') return CharacterClass::no_break_space;
  if (c == U'\u3000') return CharacterClass::wide_space;
  if (c == U'\u2060') return CharacterClass::joiner;
  if (contains(opening_marks, c)) return CharacterClass::opening;
  if (contains(closing_marks, c)) return CharacterClass::closing;
  if (chinese) {
    if (c == U'“' || c == U'‘') return CharacterClass::opening;
    if (c == U'”' || c == U'’') return CharacterClass::closing;
    if (c == U'—' || c == U'…' || c == U'⸺') return CharacterClass::inseparable;
  }
  return is_han(c) ? CharacterClass::han : CharacterClass::latin;
}

bool closes_western(char32_t c) { return contains(U",.;:!?)]}»”’…", c); }
bool opens_western(char32_t c) { return contains(U"([{«“‘", c); }

bool is_fullwidth_sign(char32_t c) {
  const bool letter =
      (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
  return (c >= 0xFF01 && c <= 0xFF5E && !letter) || (c >= 0xFFE0 && c <= 0xFFE6);
}

bool is_fullwidth(CharacterClass c) {
  switch (c) {
    case CharacterClass::han:
    case CharacterClass::opening:
    case CharacterClass::closing:
    case CharacterClass::inseparable:
    case CharacterClass::wide_space:
      return true;
    default:
      return false;
  }
}

}  // namespace jianbao::text
