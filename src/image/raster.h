#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/files.h"
#include "base/raster.h"

namespace jianbao::image {

// Whether the bytes begin as a PNG or a JPEG file does.
bool is_raster(std::string_view bytes);

// Reads all of a PNG or JPEG file, so that one that is cut off or damaged is found here and not by
// a reader of the PDF. Colour profiles and gamma are not applied.
base::Result<std::shared_ptr<const base::Raster>> read_raster(std::string bytes);

}  // namespace jianbao::image
