#pragma once

#include <array>
#include <string>

#include "base/geometry.h"

namespace jianbao::base {

// How a press prints what a screen shows as a colour.
struct Ink {
  Color color;
  std::array<int, 4> percent{};  // of cyan, magenta, yellow and black; of a spot its stand-in
  std::string spot;              // its name; empty: none
};

}  // namespace jianbao::base
