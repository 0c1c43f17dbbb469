#include "image/raster.h"

#include "base/digest.h"
#include "image/jpeg.h"
#include "image/png.h"

namespace jianbao::image {

namespace {

constexpr std::string_view png_signature{"\x89PNG\r\n\x1A\n", 8};
constexpr std::string_view jpeg_signature{"\xFF\xD8\xFF", 3};

}  // namespace

bool is_raster(std::string_view bytes) {
  // The first four bytes are enough to know what a file that was cut off or mangled shall be.
  return bytes.starts_with(png_signature.substr(0, 4)) || bytes.starts_with(jpeg_signature);
}

base::Result<std::shared_ptr<const base::Raster>> read_raster(std::string bytes) {
  using Shared = base::Result<std::shared_ptr<const base::Raster>>;
  auto read = bytes.starts_with(jpeg_signature) ? read_jpeg(bytes) : read_png(bytes);
  if (!read.ok()) return Shared::Failure{read.reason()};
  base::Raster raster = std::move(*read);
  raster.digest = base::sha256(bytes);
  raster.file = std::move(bytes);
  return std::shared_ptr<const base::Raster>(
      std::make_shared<const base::Raster>(std::move(raster)));
}

}  // namespace jianbao::image
