#include "image/pixels.h"

#include "image/exif.h"
#include "image/jpeg.h"
#include "image/png.h"
#include "image/profile.h"

namespace jianbao::image {

namespace {

using base::Raster;

// Inks that no profile tells of: each takes its own light away.
void ink_to_light(std::string& pixels) {
  for (std::size_t at = 0; at < pixels.size(); at += 4) {
    const auto left = [&](std::size_t i) {
      return 255 - static_cast<unsigned char>(pixels[at + i]);
    };
    const int black = left(3);
    for (std::size_t i = 0; i < 3; ++i) {
      pixels[at + i] = static_cast<char>((left(i) * black + 127) / 255);
    }
    pixels[at + 3] = '\xFF';
  }
}

}  // namespace

std::optional<std::string> decode(const Raster& raster) {
  const bool jpeg = raster.format == Raster::Format::jpeg;
  auto pixels = jpeg ? decode_jpeg(raster.file) : decode_png(raster.file);
  if (!pixels) return pixels;
  if (!raster.profile.icc.empty()) {
    if (!convert_to_screen(*pixels, raster.profile.icc, raster.colors)) return std::nullopt;
  } else if (raster.colors == Raster::Colors::cmyk) {
    ink_to_light(*pixels);
  }
  return pixels;
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
