#pragma once

#include <string>

#include "base/geometry.h"

namespace jianbao::base {

// What the numbers of a picture's colours mean (ICC.1:2010).
struct ColorProfile {
  std::string icc;      // one that serves for them; empty: none
  int version = 0;      // of the format: 2 or 4
  std::string trouble;  // why one that the file has does not serve
};

// A picture of pixels that was read and found whole, in forms that a PDF takes over as they are
// (ISO 32000-1, 8.9.5): a JPEG file untouched, or a PNG's rows, filtered and deflated, colours and
// opacity apart.
struct Raster {
  enum class Format { png, jpeg } format = Format::png;
  enum class Colors { grey, rgb, cmyk, palette } colors = Colors::rgb;
  int width = 0, height = 0;  // in pixels, as they are stored
  int bits = 8;               // of a component
  std::string file;           // untouched
  std::string rows;           // of a PNG: its colours
  std::string opacity;        // of a PNG: its alpha channel; empty: all of it is opaque
  int opacity_bits = 8;
  std::string palette;  // three bytes a colour
  ColorProfile profile;
  bool inverted = false;    // CMYK with 0 for full ink, as Adobe's programs write it
  bool untold_rgb = false;  // a JPEG of red, green and blue that has no mark to say so
  int orientation = 1;      // how it is turned and mirrored when shown: EXIF's 1 to 8
  Size natural;             // as shown, by the density that it tells, else 96 pixels an inch
  std::string digest;       // SHA-256 of the file
};

}  // namespace jianbao::base
