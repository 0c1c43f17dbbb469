#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/files.h"
#include "base/raster.h"

namespace jianbao::image {

// The picture without `file` and `digest`; libjpeg's words where the file is broken.
base::Result<base::Raster> read_jpeg(std::string_view file);

// Four bytes a pixel: red, green, blue and opacity, or four inks with 255 for full. Empty when the
// file is broken.
std::optional<std::string> decode_jpeg(std::string_view file);

}  // namespace jianbao::image
