#pragma once

#include <cstdint>
#include <string_view>

namespace jianbao::text {

// What stands for a picture in a text.
constexpr char32_t object_character = U'\uFFFC';

// What a character does on the line, by CLREQ 3.1.
enum class CharacterClass : std::uint8_t {
  han,          // ideographs, kana, bopomofo, and what is set as one
  opening,      // （《“ …: blank left half
  closing,      // ）》” …: blank right half
  comma,        // ，、；：
  stop,         // 。．
  exclamation,  // ！？
  inseparable,  // —— ……: full width, never split
  connector,    // ～ — –: between the ends of a range
  middle_dot,   // · between the parts of a name
  solidus,      // ／ /
  wide_space,   // U+3000
  space,        // where Latin words part
  no_break_space,
  zero_width_space,  // U+200B: a line may end
  joiner,            // U+2060, or U+FEFF as of old: what stands on its sides belongs together
  soft_hyphen,
  line_end,  // U+2028
  attached,  // combining marks, variation selectors
  latin,     // everything that is set as words
};

// The class by itself; quotation marks, dashes, dots and strokes are Chinese or Western by the
// language of their text, and by what stands beside them (characters.h).
CharacterClass classify(char32_t character, bool chinese);

bool is_mark(CharacterClass character_class);          // any of opening … exclamation
bool is_closing_mark(CharacterClass character_class);  // closing … exclamation
bool starts_no_line(CharacterClass character_class);   // nor connector, · and ／ (CLREQ 3.1.3)
bool is_fullwidth(CharacterClass character_class);

// Western marks that belong to what stands before or after them, whatever script it has.
bool closes_western(char32_t character);
bool opens_western(char32_t character);
// ＋ ％ ￥ and their like: full-width signs that take no space from Latin beside them.
bool is_fullwidth_sign(char32_t character);
bool is_ascii_digit(char32_t character);
bool is_ascii_letter(char32_t character);

// Where marks stand in their square: at its lower left on the mainland, in its centre in Taiwan and
// Hong Kong (CLREQ 3.1.2).
enum class MarkConvention : std::uint8_t { mainland, traditional };
MarkConvention convention_of(std::string_view language);

}  // namespace jianbao::text
