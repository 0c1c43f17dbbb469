#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/raster.h"

namespace jianbao::image {

// A picture's profile where it serves for pixels of its colours (ISO 32000-1, 8.6.5.5), else why it
// does not.
base::ColorProfile checked_profile(std::string icc, base::Raster::Colors colors);

// A JPEG holds a profile in parts that say their number and how many there are (ICC.1:2010, B.4):
// APP2 blocks that start with "ICC_PROFILE". Parts that do not make a whole are trouble.
base::ColorProfile joined_profile(const std::vector<std::string_view>& blocks,
                                  base::Raster::Colors colors);

// Pixels of four bytes → sRGB, as readers of a PDF convert them: relative to the paper, from its
// darkest black to the screen's. Inks are four numbers with 255 for full, and become opaque; of
// grey the first number counts. False where the profile does not serve after all.
bool convert_to_screen(std::string& pixels, const std::string& icc, base::Raster::Colors colors);

}  // namespace jianbao::image
