#pragma once

#include <cstddef>
#include <string>

namespace jianbao::image {

// Pixels of so many samples each, of one byte or of two, the greater first; rows from the top.
struct Samples {
  std::size_t width = 0, height = 0, channels = 1, bytes = 1;
  bool has_opacity = false;  // the last sample is its
  std::string rows;
};

// Fewer pixels of the same kind: each the mean of those that lie in its place, whole or in part.
// Colours weigh as much as they are seen.
Samples mean_of(const Samples& from, std::size_t width, std::size_t height);

// The greater of two bytes, rounded.
void keep_one_byte(Samples& samples);

}  // namespace jianbao::image
