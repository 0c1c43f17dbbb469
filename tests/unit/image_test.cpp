#include "image/image.h"

#include <catch2/catch.hpp>
#include <string>

#include "../pictures/pictures.h"
#include "base/base.h"
#include "base/digest.h"
#include "image/limits.h"

using namespace jianbao;
using base::Length;
using base::Raster;
using pictures::Jpeg;
using pictures::Png;

namespace {

std::shared_ptr<const Raster> read(std::string bytes) {
  auto raster = image::read_raster(std::move(bytes));
  if (!raster.ok()) FAIL(raster.reason());
  return *raster;
}

std::string reason(std::string bytes) {
  const auto raster = image::read_raster(std::move(bytes));
  return raster.ok() ? "" : raster.reason();
}

// The colours of the four quarters, as hexadecimal digits with opacity.
std::string quarters(const Raster& raster) {
  const auto pixels = image::decode(raster);
  REQUIRE(pixels);
  REQUIRE(pixels->size() == std::size_t{4} * pictures::width * pictures::height);
  std::string colors;
  for (const int y : {4, pictures::height - 4}) {
    for (const int x : {4, pictures::width - 4}) {
      for (std::size_t i = 0; i < 4; ++i) {
        const char sample = (*pixels)[static_cast<std::size_t>(y * pictures::width + x) * 4 + i];
        // Coarse, since JPEG is near only.
        colors.push_back("0123456789ABCDEF"[(static_cast<unsigned char>(sample) + 8) / 17]);
      }
      colors.push_back(' ');
    }
  }
  colors.pop_back();
  return colors;
}

const std::string opaque_colors = "F00F 0F0F 00FF FF0F", seen_colors = "F00F 0F0F 00FF FF08";
const std::string opaque_greys = "000F 555F AAAF FFFF";

std::string with(std::string bytes, std::size_t at, char change) {
  bytes[at] = static_cast<char>(bytes[at] ^ change);
  return bytes;
}

}  // namespace

TEST_CASE("a PNG without alpha or interlacing is taken over as its own data") {
  const std::string file = pictures::png({});
  const auto raster = read(file);
  CHECK(raster->format == Raster::Format::png);
  CHECK(raster->colors == Raster::Colors::rgb);
  CHECK(raster->bits == 8);
  CHECK(raster->width == pictures::width);
  CHECK(raster->height == pictures::height);
  CHECK(raster->opacity.empty());
  CHECK(file.find(raster->rows) != std::string::npos);
  CHECK(raster->file == file);
  CHECK(raster->digest == base::sha256(file));
  CHECK(quarters(*raster) == opaque_colors);
}

TEST_CASE("PNGs of all forms show the same, and keep their depth") {
  for (const bool interlaced : {false, true}) {
    CHECK(quarters(*read(pictures::png({.interlaced = interlaced}))) == opaque_colors);
    for (const int bits : {2, 4, 8, 16}) {
      INFO(bits);
      const auto grey = read(pictures::png({Png::Colors::grey, bits, false, false, interlaced}));
      CHECK(quarters(*grey) == opaque_greys);
      CHECK(grey->bits == bits);
      CHECK(grey->colors == Raster::Colors::grey);
      if (bits == 16) continue;
      const auto indexed =
          read(pictures::png({Png::Colors::palette, bits, false, false, interlaced}));
      CHECK(quarters(*indexed) == opaque_colors);
      CHECK(indexed->colors == Raster::Colors::palette);
      CHECK(indexed->palette.size() == 12);
    }
    for (const int bits : {8, 16}) {
      const auto seen = read(pictures::png({Png::Colors::rgb, bits, true, false, interlaced}));
      CHECK(quarters(*seen) == seen_colors);
      CHECK(seen->bits == bits);
      CHECK(seen->opacity_bits == bits);
      CHECK_FALSE(seen->opacity.empty());
    }
  }
}

TEST_CASE("a palette's opacity and a colour that counts as transparent become a plane of opacity") {
  const auto indexed = read(pictures::png({Png::Colors::palette, 4, true}));
  CHECK(indexed->colors == Raster::Colors::palette);
  CHECK_FALSE(indexed->opacity.empty());
  CHECK(indexed->opacity_bits == 8);
  CHECK(quarters(*indexed) == seen_colors);
  const auto keyed = read(pictures::png({.key = true}));
  CHECK_FALSE(keyed->opacity.empty());
  CHECK(quarters(*keyed) == "F00F 0F0F 00F0 FF0F");
}

TEST_CASE("profiles, gamma and texts do not break a PNG") {
  CHECK(quarters(*read(pictures::png({.profile = true}))) == opaque_colors);
}

TEST_CASE("JPEGs stay as they are") {
  const std::string file = pictures::jpeg({});
  const auto raster = read(file);
  CHECK(raster->format == Raster::Format::jpeg);
  CHECK(raster->colors == Raster::Colors::rgb);
  CHECK(raster->file == file);
  CHECK(quarters(*raster) == opaque_colors);
  CHECK(quarters(*read(pictures::jpeg({.progressive = true}))) == opaque_colors);
  CHECK(quarters(*read(pictures::jpeg({Jpeg::Colors::grey}))) == opaque_greys);
  const auto plain = read(pictures::jpeg({Jpeg::Colors::rgb}));
  CHECK(plain->untold_rgb);
  CHECK(quarters(*plain) == opaque_colors);
}

TEST_CASE("Adobe's inks are upside down") {
  for (const auto colors : {Jpeg::Colors::cmyk, Jpeg::Colors::ycck}) {
    const auto raster = read(pictures::jpeg({colors}));
    CHECK(raster->colors == Raster::Colors::cmyk);
    CHECK(raster->inverted);
    CHECK(quarters(*raster) == opaque_colors);
  }
}

TEST_CASE("a picture is as large as its density says, at 96 pixels an inch if it says nothing") {
  const auto inches = [](const std::string& file) {
    const Length width = read(file)->natural.width;
    return pictures::width * 72.0 / width.to_points();  // pixels an inch
  };
  CHECK(inches(pictures::png({})) == Approx(96));
  CHECK(inches(pictures::png({.pixels_per_metre = 11811})) == Approx(300).epsilon(0.001));
  CHECK(inches(pictures::png({.pixels_per_metre = 3})) == Approx(96));  // cannot be meant
  CHECK(inches(pictures::jpeg({.dots_per_inch = 72})) == Approx(72));
  CHECK(inches(pictures::jpeg({})) == Approx(96));
  CHECK(inches(pictures::jpeg({.exif_dots_per_inch = 200})) == Approx(200));
  CHECK(inches(pictures::jpeg({.little_endian = true, .exif_dots_per_inch = 200})) == Approx(200));
  CHECK(inches(pictures::jpeg({.dots_per_inch = 72, .exif_dots_per_inch = 200})) == Approx(72));
}

TEST_CASE("a camera's note how the picture is turned is heeded") {
  const auto turned = read(pictures::jpeg({.orientation = 6}));
  CHECK(turned->orientation == 6);
  CHECK(turned->natural.width < turned->natural.height);
  CHECK(read(pictures::jpeg({.orientation = 3}))->natural.width > turned->natural.width);
  for (const bool little : {false, true}) {
    const auto raster = read(pictures::jpeg({.orientation = 8, .little_endian = little}));
    CHECK(read(image::unturned_file(*raster))->orientation == 1);
    CHECK(image::unturned_file(*raster).size() == raster->file.size());
  }
}

TEST_CASE("what is cut off or damaged is found, wherever it is") {
  for (const std::string& file :
       {pictures::png({}), pictures::png({.alpha = true, .interlaced = true}), pictures::jpeg({}),
        pictures::jpeg({.progressive = true})}) {
    for (std::size_t size = 8; size < file.size() - 4; size += file.size() / 7) {
      INFO(size << " of " << file.size());
      CHECK(reason(file.substr(0, size)).starts_with("is cut off or damaged"));
    }
  }
  const std::string png = pictures::png({});
  CHECK(reason(with(png, png.find("IDAT") + 9, 0x10)).starts_with("is cut off or damaged"));
  CHECK_FALSE(image::is_raster("<svg"));
  CHECK_FALSE(image::is_raster(""));
}

TEST_CASE("any damage gives a reason or a picture, not a crash") {
  for (const std::string& file :
       {pictures::png({.interlaced = true}), pictures::png({Png::Colors::palette, 4, true}),
        pictures::jpeg({.orientation = 6}), pictures::jpeg({Jpeg::Colors::ycck, true})}) {
    for (std::size_t at = 4; at < file.size(); ++at) {
      for (const char change : {'\x01', '\x80', '\xFF'}) {
        const auto raster = image::read_raster(with(file, at, change));
        if (raster.ok()) {
          static_cast<void>(image::decode(**raster));
        } else {
          CHECK_FALSE(raster.reason().empty());
        }
      }
    }
  }
}

TEST_CASE("pictures that no PDF can hold or no machine should are refused") {
  CHECK(reason(pictures::jpeg({.arithmetic = true})) ==
        "is coded arithmetically, which no PDF may contain");
  CHECK(image::is_too_large(8001, 8000));
  CHECK(image::is_too_large(40'000, 1));
  CHECK_FALSE(image::is_too_large(8000, 8000));
  // A frame header that claims 65,500 lines.
  std::string tall = pictures::jpeg({});
  const std::size_t frame = tall.find("\xFF\xC0");
  tall[frame + 5] = tall[frame + 6] = '\xF0';
  CHECK(reason(tall) == image::too_large);
}

TEST_CASE("a drawing without a viewBox is as wide and high as it says", "[svg]") {
  base::Diagnostics diagnostics;
  const base::SourceFile source(
      "a.svg",
      R"(<svg xmlns="http://www.w3.org/2000/svg" width="20px" height="10"><path d="M0 0H9"/></svg>)");
  const auto drawing = image::read_svg(source, {base::Length::points(40), {"zh"}}, diagnostics);
  REQUIRE(drawing);
  CHECK(drawing->size.height == base::Length::points(20));
  const base::SourceFile relative(
      "b.svg", R"(<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="10"/>)");
  CHECK_FALSE(image::read_svg(relative, {base::Length::points(40), {"zh"}}, diagnostics));
}
