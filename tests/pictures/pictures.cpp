#include "pictures.h"

#include <jpeglib.h>
#include <png.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace pictures {

namespace {

using Color = std::array<int, 3>;
constexpr std::array<Color, 4> quarters{{{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 255, 0}}};
constexpr std::array<int, 4> greys{0, 85, 170, 255};
constexpr int half_seen = 128;

std::size_t quarter(int x, int y) {
  return static_cast<std::size_t>((x >= width / 2 ? 1 : 0) + (y >= height / 2 ? 2 : 0));
}

// Samples packed into bytes, the first in the highest bits.
class Row {
 public:
  explicit Row(int bits) : bits_(bits) {}
  void add(int of_255) {
    const unsigned most = (1U << static_cast<unsigned>(bits_)) - 1;
    add_raw(static_cast<unsigned>(of_255) * most / 255);
  }
  void add_raw(unsigned sample) {
    for (int bit = bits_ - 1; bit >= 0; --bit) {
      if (used_ % 8 == 0) bytes_.push_back(0);
      const unsigned value = sample >> static_cast<unsigned>(bit) & 1U;
      bytes_.back() = static_cast<png_byte>(bytes_.back() | value << (7U - used_ % 8));
      ++used_;
    }
  }
  png_bytep data() { return bytes_.data(); }

 private:
  int bits_;
  unsigned used_ = 0;
  std::vector<png_byte> bytes_;
};

void add_pixel(Row& row, const Png& form, std::size_t which) {
  if (form.colors == Png::Colors::palette) return row.add_raw(static_cast<unsigned>(which));
  if (form.colors == Png::Colors::grey) row.add(greys[which]);
  for (int i = 0; form.colors == Png::Colors::rgb && i < 3; ++i) {
    row.add(quarters[which][static_cast<std::size_t>(i)]);
  }
  if (form.alpha) row.add(which == 3 ? half_seen : 255);
}

void add_chunks(png_structp png, png_infop info, const Png& form) {
  if (form.colors == Png::Colors::palette) {
    std::array<png_color, 4> colors{};
    for (std::size_t i = 0; i < colors.size(); ++i) {
      const auto part = [&](std::size_t k) { return static_cast<png_byte>(quarters[i][k]); };
      colors[i] = {part(0), part(1), part(2)};
    }
    png_set_PLTE(png, info, colors.data(), colors.size());
    std::array<png_byte, 4> alphas{255, 255, 255, half_seen};
    if (form.alpha) png_set_tRNS(png, info, alphas.data(), alphas.size(), nullptr);
  }
  if (form.key) {
    const png_uint_16 most = form.bits == 16 ? 0xFFFF : 0xFF;
    png_color_16 key{0, 0, 0, most, 0};
    png_set_tRNS(png, info, nullptr, 0, &key);
  }
  if (form.profile) {
    png_set_gAMA(png, info, 0.3);
    std::array<char, 8> key{"Comment"}, text{"hello"};
    png_text comment{};
    comment.compression = PNG_TEXT_COMPRESSION_NONE;
    comment.key = key.data();
    comment.text = text.data();
    png_set_text(png, info, &comment, 1);
  }
  if (form.pixels_per_metre > 0) {
    const auto density = static_cast<png_uint_32>(form.pixels_per_metre);
    png_set_pHYs(png, info, density, density, PNG_RESOLUTION_METER);
  }
}

int color_type(const Png& form) {
  if (form.colors == Png::Colors::palette) return PNG_COLOR_TYPE_PALETTE;
  const int color = form.colors == Png::Colors::rgb ? PNG_COLOR_MASK_COLOR : 0;
  return color | (form.alpha ? PNG_COLOR_MASK_ALPHA : 0);
}

// TIFF's directory of orientation and densities, in either order of bytes.
std::string exif(const Jpeg& form) {
  std::string block("Exif\0\0", 6);
  const auto number = [&](unsigned value, int size) {
    for (int i = 0; i < size; ++i) {
      const int shift = 8 * (form.little_endian ? i : size - 1 - i);
      block.push_back(static_cast<char>(value >> static_cast<unsigned>(shift) & 0xFFU));
    }
  };
  const auto entry = [&](unsigned tag, unsigned type, unsigned value) {
    number(tag, 2);
    number(type, 2);
    number(1, 4);
    if (type == 3) {
      number(value, 2);
      number(0, 2);
    } else {
      number(value, 4);
    }
  };
  block += form.little_endian ? "II" : "MM";
  number(42, 2);
  number(8, 4);
  const unsigned entries = 4, behind = 8 + 2 + entries * 12 + 4;
  number(entries, 2);
  entry(0x0112, 3, static_cast<unsigned>(form.orientation == 0 ? 1 : form.orientation));
  entry(0x011A, 5, behind);
  entry(0x011B, 5, behind);
  entry(0x0128, 3, 2);
  number(0, 4);
  number(static_cast<unsigned>(form.exif_dots_per_inch), 4);
  number(1, 4);
  return block;
}

void set_form(jpeg_compress_struct& info, const Jpeg& form) {
  using Colors = Jpeg::Colors;
  info.image_width = width;
  info.image_height = height;
  const bool ink = form.colors == Colors::cmyk || form.colors == Colors::ycck;
  info.input_components = form.colors == Colors::grey ? 1 : ink ? 4 : 3;
  info.in_color_space = form.colors == Colors::grey ? JCS_GRAYSCALE : ink ? JCS_CMYK : JCS_RGB;
  jpeg_set_defaults(&info);
  if (form.colors == Colors::rgb) {
    jpeg_set_colorspace(&info, JCS_RGB);
    info.write_Adobe_marker = FALSE;
  }
  if (form.colors == Colors::ycck) jpeg_set_colorspace(&info, JCS_YCCK);
  jpeg_set_quality(&info, 100, TRUE);
  if (form.progressive) jpeg_simple_progression(&info);
  info.arith_code = form.arithmetic ? TRUE : FALSE;
  if (form.dots_per_inch > 0) {
    info.density_unit = 1;
    info.X_density = info.Y_density = static_cast<UINT16>(form.dots_per_inch);
  }
}

}  // namespace

std::string png(const Png& form) {
  std::string file;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  if (setjmp(png_jmpbuf(png)) != 0) std::abort();
  png_set_write_fn(
      png, &file,
      [](png_structp writer, png_bytep bytes, std::size_t size) {
        static_cast<std::string*>(png_get_io_ptr(writer))
            ->append(reinterpret_cast<const char*>(bytes), size);
      },
      [](png_structp) {});
  png_set_IHDR(png, info, width, height, form.bits, color_type(form),
               form.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  add_chunks(png, info, form);
  png_write_info(png, info);
  if (form.profile) {
    // Not a profile, as some programs write them: a reader must not care.
    const std::string profile(40, 'x');
    png_write_chunk(png, reinterpret_cast<png_const_bytep>("iCCP"),
                    reinterpret_cast<png_const_bytep>(profile.data()), profile.size());
  }
  std::vector<Row> rows;
  for (int y = 0; y < height; ++y) {
    rows.emplace_back(form.bits);
    for (int x = 0; x < width; ++x) add_pixel(rows.back(), form, quarter(x, y));
  }
  std::vector<png_bytep> starts;
  for (Row& row : rows) starts.push_back(row.data());
  png_write_image(png, starts.data());
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return file;
}

std::string jpeg(const Jpeg& form) {
  jpeg_compress_struct info{};
  jpeg_error_mgr errors{};
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&info, &bytes, &size);
  set_form(info, form);
  jpeg_start_compress(&info, TRUE);
  if (form.orientation > 0 || form.exif_dots_per_inch > 0) {
    const std::string block = exif(form);
    jpeg_write_marker(&info, JPEG_APP0 + 1, reinterpret_cast<const JOCTET*>(block.data()),
                      static_cast<unsigned>(block.size()));
  }
  const bool ink = info.input_components == 4;
  for (int y = 0; y < height; ++y) {
    std::vector<JSAMPLE> row;
    for (int x = 0; x < width; ++x) {
      const std::size_t which = quarter(x, y);
      if (info.input_components == 1) {
        row.push_back(static_cast<JSAMPLE>(greys[which]));
        continue;
      }
      // Adobe's inks are written upside down: 255 is none.
      for (const int part : quarters[which]) row.push_back(static_cast<JSAMPLE>(part));
      if (ink) row.push_back(255);
    }
    JSAMPROW start = row.data();
    jpeg_write_scanlines(&info, &start, 1);
  }
  jpeg_finish_compress(&info);
  std::string file(reinterpret_cast<const char*>(bytes), size);
  jpeg_destroy_compress(&info);
  std::free(bytes);
  return file;
}

}  // namespace pictures
