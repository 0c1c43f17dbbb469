#pragma once

#include <string>

namespace jianbao::text {

// The scripts of characters (UAX #24) as far as shaping and messages tell them apart. Latin, Greek
// and Cyrillic are one, since their letters are shaped alike; what many scripts share, such as
// digits, marks and spaces, has none.
using ScriptCode = int;
constexpr ScriptCode no_script = 0, european = 1;
ScriptCode script_of(char32_t character);

// Its own name, as Unicode has it: "Tibetan", "Han", "Latin"; empty for what many scripts share.
std::string script_name(char32_t character);

// Letters that run from right to left, and signs that turn the direction of a text (UAX #9).
bool runs_right_to_left(char32_t character);

// Variation selectors, joiners and their like: they change what is beside them, and show nothing.
bool is_ignorable(char32_t character);

}  // namespace jianbao::text
