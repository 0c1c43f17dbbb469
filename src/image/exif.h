#pragma once

#include <string_view>

#include "image/density.h"

namespace jianbao::image {

// What a camera notes beside a picture (EXIF 2.3, 4.6.4).
struct Exif {
  int orientation = 1;  // 1 to 8
  Density density;
  std::size_t orientation_at = 0;  // its two bytes within the block; zero: there are none
  bool little_endian = false;
};

// `block` starts with "Exif". What is malformed in it is as if it were not there.
Exif read_exif(std::string_view block);

}  // namespace jianbao::image
