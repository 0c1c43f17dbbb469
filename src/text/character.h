#pragma once

#include <string_view>

namespace jianbao::text {

// What a character does on the line, by CLREQ 3.1 and UAX #14.
enum class CharacterClass {
  han,          // ideographs, kana, bopomofo: a break is allowed on both sides
  opening,      // （《“ …: blank left half, none of them ends a line (CLREQ 3.1.3)
  closing,      // ）》”，。 …: blank right half, none of them starts a line
  inseparable,  // —— ……: full width, neither starts a line nor is split
  wide_space,   // U+3000
  space,        // where Latin words part
  no_break_space,
  joiner,  // U+2060: what stands on its sides belongs together
  latin,   // everything that is set as words
};

// Quotation marks, dashes and dots are Chinese or Western by the language of their text.
CharacterClass classify(char32_t character, bool chinese);

// Western marks that belong to what stands before or after them, whatever script it has.
bool closes_western(char32_t character);
bool opens_western(char32_t character);
// ～ ＋ ％ ￥ and their like: full-width signs that take no space from Latin beside them.
bool is_fullwidth_sign(char32_t character);

bool is_fullwidth(CharacterClass character_class);

}  // namespace jianbao::text
