#pragma once

#include <cstdint>

#include "base/geometry.h"

namespace jianbao::image {

// How many pixels a file says that there are to a unit of length, in thousandths.
struct Density {
  enum class Unit { none, inch, centimetre, metre } unit = Unit::none;  // none: only their ratio
  std::int64_t across = 0, down = 0;
};

// The size of a picture by its density. Where it tells none, or none that can be meant (under 20 or
// over 5,000 pixels an inch), CSS's 96 pixels an inch.
base::Size natural_size(int width, int height, const Density& density);

}  // namespace jianbao::image
