#pragma once

#include <string>
#include <string_view>

namespace jianbao::value {

// What a message says of a text that stands where a number should and is one of the signs by which
// sheets mark a gap: —, -, …, N/A and their like. Nobody can tell a gap from a nought by them, so
// the project does. Empty for any other text.
std::string gap_hint(std::string_view text);

}  // namespace jianbao::value
