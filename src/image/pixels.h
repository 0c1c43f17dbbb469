#pragma once

#include <optional>
#include <string>

#include "base/raster.h"

namespace jianbao::image {

// The pixels of a picture, as they are stored: four bytes each, red, green, blue (sRGB's) and
// opacity. Empty when memory or a library fails.
std::optional<std::string> decode(const base::Raster& raster);

// The file, for a viewer that is told how to turn it and must not turn it a second time.
std::string unturned_file(const base::Raster& raster);

}  // namespace jianbao::image
