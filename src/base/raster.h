#pragma once

#include <string>
#include <vector>

#include "base/geometry.h"

namespace jianbao::base {

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
  // Instead of `opacity`, where that says no more: the least and most of each sample of the colours
  // that are not there (ISO 32000-1, 8.9.6.4).
  std::vector<int> key;
  std::string palette;      // three bytes a colour
  std::string profile;      // ICC, of what the colours are; empty: grey and RGB are sRGB's
  int profile_version = 0;  // 2 or 4
  std::string profile_fault;  // why the file's is not used; empty: it is, or there is none
  bool inverted = false;    // CMYK with 0 for full ink, as Adobe's programs write it
  bool untold_rgb = false;  // a JPEG of red, green and blue that has no mark to say so
  int orientation = 1;      // how it is turned and mirrored when shown: EXIF's 1 to 8
  Size natural;             // as shown, by the density that it tells, else 96 pixels an inch
  std::string digest;       // SHA-256 of the file
};

}  // namespace jianbao::base
