#include "image/png.h"

#include <algorithm>

#include "image/density.h"
#include "image/limits.h"
#include "image/png_file.h"
#include "image/profile.h"

namespace jianbao::image {

namespace {

using base::Raster;
using Failure = base::Result<Raster>::Failure;

struct Header {
  png_uint_32 width = 0, height = 0;
  int bits = 0, type = 0, interlace = 0;
  bool transparent = false;  // has a tRNS chunk
};

class PngPicture {
 public:
  explicit PngPicture(std::string_view file) : file_(file), reader_(file) {}

  base::Result<Raster> read() {
    if (!read_header()) return broken();
    if (is_too_large(header_.width, header_.height)) {
      return Failure{too_large};
    }
    describe();
    const bool plain = header_.interlace == PNG_INTERLACE_NONE && !header_.transparent &&
                       (header_.type & PNG_COLOR_MASK_ALPHA) == 0;
    if (!(plain ? take_over() : rewrite())) return broken();
    return std::move(raster_);
  }

 private:
  Failure broken() {
    const std::string words = reader_.trouble().message;
    return {"is cut off or damaged" + (words.empty() ? "" : " (" + words + ")")};
  }

  bool read_header() {
    if (!reader_.ready()) return false;
    png_structp png = reader_.png();
    png_infop info = reader_.info();
    return guarded(reader_.trouble(), [&] {
      png_read_info(png, info);
      png_get_IHDR(png, info, &header_.width, &header_.height, &header_.bits, &header_.type,
                   &header_.interlace, nullptr, nullptr);
      header_.transparent = png_get_valid(png, info, PNG_INFO_tRNS) != 0;
    });
  }

  void describe() {
    raster_.format = Raster::Format::png;
    raster_.width = static_cast<int>(header_.width);
    raster_.height = static_cast<int>(header_.height);
    raster_.bits = header_.bits;
    raster_.colors = (header_.type & PNG_COLOR_MASK_PALETTE) != 0 ? Raster::Colors::palette
                     : (header_.type & PNG_COLOR_MASK_COLOR) != 0 ? Raster::Colors::rgb
                                                                  : Raster::Colors::grey;
    png_uint_32 across = 0, down = 0;
    int unit = PNG_RESOLUTION_UNKNOWN;
    png_get_pHYs(reader_.png(), reader_.info(), &across, &down, &unit);
    raster_.natural =
        natural_size(raster_.width, raster_.height,
                     {unit == PNG_RESOLUTION_METER ? Density::Unit::metre : Density::Unit::none,
                      std::int64_t{across} * 1000, std::int64_t{down} * 1000});
    raster_.profile = profile();
    png_colorp colors = nullptr;
    int count = 0;
    if (raster_.colors != Raster::Colors::palette) return;
    png_get_PLTE(reader_.png(), reader_.info(), &colors, &count);
    for (int i = 0; i < count; ++i) {
      for (const png_byte part : {colors[i].red, colors[i].green, colors[i].blue}) {
        raster_.palette.push_back(static_cast<char>(part));
      }
    }
  }

  // Of gAMA and cHRM no profile is made: programs write them that do not mean them.
  base::ColorProfile profile() {
    png_charp name = nullptr;
    png_bytep bytes = nullptr;
    png_uint_32 size = 0;
    int method = 0;
    if (png_get_iCCP(reader_.png(), reader_.info(), &name, &method, &bytes, &size) == 0) {
      return {{}, 0, reader_.trouble().profile};
    }
    return checked_profile({reinterpret_cast<const char*>(bytes), size}, raster_.colors);
  }

  // The file's own data serve, when all of them can be read.
  bool take_over() {
    std::string row(png_get_rowbytes(reader_.png(), reader_.info()), '\0');
    const bool sound = guarded(reader_.trouble(), [&] {
      for (png_uint_32 i = 0; i < header_.height; ++i) {
        png_read_row(reader_.png(), reinterpret_cast<png_bytep>(row.data()), nullptr);
      }
      png_read_end(reader_.png(), nullptr);
    });
    if (sound) raster_.rows = image_data(file_);
    return sound;
  }

  // Rows in their order, colours and opacity in planes of their own.
  bool rewrite() {
    const bool indexed = raster_.colors == Raster::Colors::palette;
    const bool told = guarded(reader_.trouble(), [&] {
      png_set_interlace_handling(reader_.png());
      if (header_.transparent && indexed) png_set_packing(reader_.png());
      if (header_.transparent && !indexed) png_set_tRNS_to_alpha(reader_.png());
      png_read_update_info(reader_.png(), reader_.info());
    });
    std::string rows;
    if (!told ||
        !reader_.read_rows(rows, png_get_rowbytes(reader_.png(), reader_.info()), header_.height)) {
      return false;
    }
    raster_.bits = png_get_bit_depth(reader_.png(), reader_.info());
    const int channels = png_get_channels(reader_.png(), reader_.info());
    Plane colors = plane(raster_.bits, channels), opacity = plane(raster_.bits, 1);
    colors.indexes = indexed;
    if (header_.transparent && indexed) opacity.rows = looked_up(rows);
    colors.rows = std::move(rows);
    if (channels % 2 == 0) {
      const Plane pixels = std::move(colors);
      part_opacity(pixels, colors, opacity);
    }
    return store_planes(raster_, colors, opacity);
  }

  Plane plane(int bits, int components) const {
    return {header_.width, header_.height, bits, components, false, {}};
  }

  // The opacity of each pixel by its place in the palette.
  std::string looked_up(const std::string& indexes) {
    png_bytep alphas = nullptr;
    int count = 0;
    png_get_tRNS(reader_.png(), reader_.info(), &alphas, &count, nullptr);
    std::string opacity(indexes.size(), '\xFF');
    for (std::size_t i = 0; i < indexes.size(); ++i) {
      const int index = static_cast<unsigned char>(indexes[i]);
      if (index < count) opacity[i] = static_cast<char>(alphas[index]);
    }
    return opacity;
  }

  std::string_view file_;
  PngReader reader_;
  Header header_;
  Raster raster_;
};

}  // namespace

base::Result<Raster> read_png(std::string_view file) { return PngPicture(file).read(); }

std::optional<std::string> decode_png(std::string_view file) {
  PngReader reader(file);
  if (!reader.ready()) return std::nullopt;
  png_structp png = reader.png();
  png_infop info = reader.info();
  const bool told = guarded(reader.trouble(), [&] {
    png_read_info(png, info);
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
    png_set_interlace_handling(png);
    png_read_update_info(png, info);
  });
  std::string pixels;
  if (!told ||
      !reader.read_rows(pixels, png_get_rowbytes(png, info), png_get_image_height(png, info))) {
    return std::nullopt;
  }
  return pixels;
}

}  // namespace jianbao::image
