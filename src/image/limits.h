#pragma once

#include <cstdint>

namespace jianbao::image {

// What is refused: more than 64 million pixels (A4 at 600 dots an inch has 35), or a side longer
// than Cairo draws.
constexpr bool is_too_large(std::int64_t width, std::int64_t height) {
  constexpr std::int64_t most_pixels = 64'000'000, longest = 32'767;
  return width > longest || height > longest || width * height > most_pixels;
}
constexpr const char* too_large = "has more than 64 million pixels, or 32,767 on one side";

}  // namespace jianbao::image
