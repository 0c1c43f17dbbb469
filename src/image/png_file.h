#pragma once

#include <png.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/raster.h"
#include "image/longjmp.h"

namespace jianbao::image {

struct PngTrouble : Trouble {
  char profile[200] = "";  // what is wrong with a colour profile, which libpng then leaves out
};

// libpng reading from memory. Every call of it stands in a `guarded` step.
class PngReader {
 public:
  explicit PngReader(std::string_view file);
  ~PngReader();
  PngReader(const PngReader&) = delete;
  PngReader& operator=(const PngReader&) = delete;

  bool ready() const { return png_ != nullptr && info_ != nullptr; }
  png_structp png() const { return png_; }
  png_infop info() const { return info_; }
  PngTrouble& trouble() { return trouble_; }

  // The rows as the transformations that were asked for give them, one after another.
  bool read_rows(std::string& rows, std::size_t row_size, std::size_t height);

 private:
  static void read(png_structp png, png_bytep target, std::size_t size);

  std::string_view file_;
  std::size_t at_ = 0;
  PngTrouble trouble_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
};

// Samples of one kind: grey, or red, green and blue.
struct Plane {
  std::size_t width = 0, height = 0;
  int bits = 8, components = 1;
  bool indexes = false;  // of a palette: their order says nothing, so rows are not filtered
  std::string rows;      // packed, one after another
};

// The plane's rows filtered and deflated, as the data of a PNG are (PNG, 9 and 10). Empty where
// libpng fails.
std::string deflate_plane(const Plane& plane);

// Of pixels whose last sample is their opacity; samples are bytes or pairs of them.
void part_opacity(const Plane& pixels, Plane& colors, Plane& opacity);

// The colours and, where not all is opaque, the opacities as a picture has them. False where libpng
// fails.
bool store_planes(base::Raster& raster, const Plane& colors, const Plane& opacity);

// The data of all IDAT chunks of a PNG file that libpng has read, in one.
std::string image_data(std::string_view file);

}  // namespace jianbao::image
