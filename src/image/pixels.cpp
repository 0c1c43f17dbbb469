#include "image/pixels.h"

#include "image/exif.h"
#include "image/jpeg.h"
#include "image/png.h"

namespace jianbao::image {

std::optional<std::string> decode(const base::Raster& raster) {
  return raster.format == base::Raster::Format::jpeg ? decode_jpeg(raster.file)
                                                     : decode_png(raster.file);
}

std::string unturned_file(const base::Raster& raster) {
  std::string file = raster.file;
  const std::size_t block = raster.orientation == 1 ? file.npos : file.find("Exif");
  if (block == file.npos) return file;
  const Exif exif = read_exif(std::string_view(file).substr(block));
  if (exif.orientation_at == 0 || exif.orientation == 1) return file;
  const std::size_t low = block + exif.orientation_at + (exif.little_endian ? 0 : 1);
  file[low] = 1;
  return file;
}

}  // namespace jianbao::image
