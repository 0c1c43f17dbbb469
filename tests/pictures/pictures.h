#pragma once

#include <string>

// PNG and JPEG files for tests. All show the same: four quarters, red and green above, blue and
// yellow below; the yellow one shines through where the file has an alpha channel.
namespace pictures {

constexpr int width = 48, height = 32;

struct Png {
  enum class Colors { grey, rgb, palette } colors = Colors::rgb;
  int bits = 8;
  bool alpha = false;  // a channel or, with a palette, a tRNS chunk
  bool key = false;    // a tRNS chunk that makes the blue quarter (of a grey one, the black) vanish
  bool interlaced = false;
  bool profile = false;  // a chunk for an ICC profile that holds none, a gamma and texts
  int pixels_per_metre = 0;
};
std::string png(const Png& form);

struct Jpeg {
  enum class Colors { grey, ycc, rgb, cmyk, ycck } colors = Colors::ycc;
  bool progressive = false;
  int dots_per_inch = 0;
  int orientation = 0;  // an EXIF block with it
  bool little_endian = false;
  int exif_dots_per_inch = 0;
  bool arithmetic = false;
};
std::string jpeg(const Jpeg& form);

}  // namespace pictures
