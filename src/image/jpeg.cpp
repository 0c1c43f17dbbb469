#include "image/jpeg.h"

#include "image/exif.h"
#include "image/jpeg_file.h"
#include "image/limits.h"
#include "image/profile.h"

namespace jianbao::image {

namespace {

using base::Raster;
using Failure = base::Result<Raster>::Failure;

Failure broken(JpegReader& reader) {
  return {"is cut off or damaged (" + std::string(reader.trouble().message) + ")"};
}

std::optional<Raster::Colors> colors_of(const jpeg_decompress_struct& info) {
  switch (info.num_components) {
    case 1:
      return Raster::Colors::grey;
    case 3:
      return Raster::Colors::rgb;
    case 4:
      return Raster::Colors::cmyk;
    default:
      return std::nullopt;
  }
}

// Goes through all of the data, at an eighth of the size so that it takes little time.
bool is_whole(JpegReader& reader) {
  jpeg_decompress_struct& info = reader.info();
  std::string row;
  const bool started = guarded(reader.trouble(), [&] {
    info.scale_num = 1;
    info.scale_denom = 8;
    info.dct_method = JDCT_IFAST;
    info.do_fancy_upsampling = FALSE;
    info.out_color_space = info.jpeg_color_space;
    jpeg_start_decompress(&info);
  });
  if (!started) return false;
  row.resize(std::size_t{info.output_width} * static_cast<std::size_t>(info.output_components));
  return guarded(reader.trouble(), [&] {
    auto* samples = reinterpret_cast<JSAMPROW>(row.data());
    while (info.output_scanline < info.output_height) jpeg_read_scanlines(&info, &samples, 1);
    jpeg_finish_decompress(&info);
  });
}

Density density_of(const jpeg_decompress_struct& info, const Exif& exif) {
  const std::int64_t across = std::int64_t{info.X_density} * 1000,
                     down = std::int64_t{info.Y_density} * 1000;
  if (info.saw_JFIF_marker && info.density_unit == 1) return {Density::Unit::inch, across, down};
  if (info.saw_JFIF_marker && info.density_unit == 2) {
    return {Density::Unit::centimetre, across, down};
  }
  if (exif.density.across > 0 && exif.density.down > 0) return exif.density;
  if (info.saw_JFIF_marker) return {Density::Unit::none, across, down};
  return {};
}

void describe(JpegReader& reader, Raster& raster) {
  const jpeg_decompress_struct& info = reader.info();
  const Exif exif = read_exif(reader.block(JPEG_APP0 + 1, "Exif"));
  raster.format = Raster::Format::jpeg;
  raster.width = static_cast<int>(info.image_width);
  raster.height = static_cast<int>(info.image_height);
  raster.inverted = raster.colors == Raster::Colors::cmyk && info.saw_Adobe_marker;
  raster.untold_rgb = info.jpeg_color_space == JCS_RGB && !info.saw_Adobe_marker;
  raster.orientation = exif.orientation;
  raster.profile = joined_profile(reader.blocks(JPEG_APP0 + 2), raster.colors);
  raster.natural = natural_size(raster.width, raster.height, density_of(info, exif));
  // From 5 on the picture lies on its side.
  if (raster.orientation >= 5) std::swap(raster.natural.width, raster.natural.height);
}

// Four numbers, of inks with 255 for full.
void put_pixel(const unsigned char* samples, bool ink, bool inverted, char* target) {
  for (int i = 0; i < (ink ? 4 : 3); ++i) {
    target[i] = static_cast<char>(ink && inverted ? 255 - samples[i] : samples[i]);
  }
}

}  // namespace

base::Result<Raster> read_jpeg(std::string_view file) {
  JpegReader reader(file);
  if (!reader.ready()) return broken(reader);
  const jpeg_decompress_struct& info = reader.info();
  const auto colors = colors_of(info);
  if (is_too_large(info.image_width, info.image_height)) {
    return Failure{too_large};
  }
  if (!colors) return Failure{"has two colour components; one, three or four can be shown"};
  if (info.arith_code) return Failure{"is coded arithmetically, which no PDF may contain"};
  Raster raster;
  raster.colors = *colors;
  describe(reader, raster);
  if (!is_whole(reader)) return broken(reader);
  return raster;
}

std::optional<std::string> decode_jpeg(std::string_view file) {
  JpegReader reader(file);
  if (!reader.ready()) return std::nullopt;
  jpeg_decompress_struct& info = reader.info();
  const bool ink = info.num_components == 4, inverted = info.saw_Adobe_marker != FALSE;
  const std::size_t width = info.image_width, height = info.image_height;
  std::string row(width * 4, '\0'), pixels(width * height * 4, '\xFF');
  const bool sound = guarded(reader.trouble(), [&] {
    info.out_color_space = ink ? JCS_CMYK : JCS_RGB;
    jpeg_start_decompress(&info);
    auto* samples = reinterpret_cast<JSAMPROW>(row.data());
    while (info.output_scanline < info.output_height) {
      char* target = pixels.data() + info.output_scanline * width * 4;
      jpeg_read_scanlines(&info, &samples, 1);
      for (std::size_t x = 0; x < width; ++x, target += 4) {
        put_pixel(samples + x * (ink ? 4 : 3), ink, inverted, target);
      }
    }
    jpeg_finish_decompress(&info);
  });
  if (!sound) return std::nullopt;
  return pixels;
}

}  // namespace jianbao::image
