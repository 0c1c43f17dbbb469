#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/length.h"

namespace jianbao::base {

// Numbers as PDF and SVG write them: "12.5", "-0.001"; no exponent, no locale.
std::string thousandths(std::int64_t value);
// Behind blanks or zeros, so that it is so wide at least.
std::string right_aligned(std::size_t number, std::size_t width, char filler = ' ');
// In points, to a thousandth.
std::string number(Length length);

}  // namespace jianbao::base
