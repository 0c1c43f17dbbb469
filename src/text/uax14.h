#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/break_class.h"

namespace jianbao::text {

enum class Break : std::uint8_t { no, allowed, mandatory };

// The line breaks of UAX #14 before each character and, last, at the end of the text, with the
// numbers of its section 8.2, example 7. `classes` holds the characters' classes; a tailoring may
// have changed them.
std::vector<Break> line_breaks(std::u32string_view text, const std::vector<BreakClass>& classes);
std::vector<Break> line_breaks(std::u32string_view text);

}  // namespace jianbao::text
