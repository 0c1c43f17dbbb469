#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "text/character.h"

namespace jianbao::text {

// What a Western mark belongs to; straight quotation marks open and close by turns.
enum class Attachment : std::uint8_t { none, to_next, to_previous };

struct Character {
  char32_t code = 0;
  std::uint32_t run = 0;
  std::uint32_t begin = 0, end = 0;  // bytes of the paragraph's text
  CharacterClass kind = CharacterClass::latin;
  bool chinese = false;  // its text is
  Attachment attachment = Attachment::none;
  bool typed_name = false;  // of an address, the name of a file or an identifier
};

// A paragraph as one text: what its runs look like changes neither spaces nor breaks.
struct Characters {
  std::string text;
  std::vector<Character> list;
};

}  // namespace jianbao::text
