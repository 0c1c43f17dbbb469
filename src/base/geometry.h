#pragma once

#include <cstdint>

#include "base/length.h"

namespace jianbao::base {

// The origin is the top left corner of the sheet; y grows downwards.
struct Point {
  Length x, y;
  bool operator==(const Point&) const = default;
};

struct Size {
  Length width, height;
  bool operator==(const Size&) const = default;
};

struct Color {
  std::uint8_t red = 0, green = 0, blue = 0;
  bool operator==(const Color&) const = default;
};

}  // namespace jianbao::base
