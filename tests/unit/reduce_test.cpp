#include "image/reduce.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "../pictures/pictures.h"
#include "image/image.h"
#include "image/mean.h"
#include "image/profile.h"
#include "pdf/color_profile.h"

using namespace jianbao;
using base::Length;
using base::Raster;
using image::mean_of;
using image::Samples;
using pictures::Jpeg;
using pictures::Png;

namespace {

Samples grey(std::size_t width, const std::vector<int>& levels) {
  Samples samples{width, levels.size() / width, 1, 1, false, {}};
  for (const int level : levels) samples.rows.push_back(static_cast<char>(level));
  return samples;
}

std::vector<int> levels(const std::string& rows) {
  std::vector<int> found;
  for (const char byte : rows) found.push_back(static_cast<unsigned char>(byte));
  return found;
}

std::shared_ptr<const Raster> read(std::string bytes) {
  auto raster = image::read_raster(std::move(bytes));
  if (!raster.ok()) FAIL(raster.reason());
  return *raster;
}

// A part of a profile as a JPEG's block has it.
std::string part(int number, int count, const std::string& bytes) {
  return std::string("ICC_PROFILE\0", 12) + static_cast<char>(number) + static_cast<char>(count) +
         bytes;
}

}  // namespace

TEST_CASE("a pixel is the mean of those in its place") {
  CHECK(levels(mean_of(grey(4, {0, 10, 20, 31, 2, 12, 22, 33}), 2, 1).rows) ==
        std::vector{6, 27});  // 26.5 is rounded up
  // Three become two: the middle one is shared.
  CHECK(levels(mean_of(grey(3, {0, 90, 255}), 2, 1).rows) == std::vector{30, 200});
  CHECK(levels(mean_of(grey(1, {0, 90, 255}), 1, 2).rows) == std::vector{30, 200});
  CHECK(levels(mean_of(grey(3, {1, 2, 3, 4, 5, 6, 7, 8, 9}), 1, 1).rows) == std::vector{5});
  CHECK(levels(mean_of(grey(3, {1, 2, 3, 4, 5, 6}), 3, 2).rows) == std::vector{1, 2, 3, 4, 5, 6});
}

TEST_CASE("the mean of one colour is that colour, whatever the sizes") {
  for (std::size_t from = 1; from <= 40; ++from) {
    const Samples samples = grey(from, std::vector<int>(from * (41 - from), 201));
    for (std::size_t to = 1; to <= from; ++to) {
      const std::size_t height = std::min<std::size_t>(41 - from, 7);
      const auto found = levels(mean_of(samples, to, height).rows);
      CHECK(found == std::vector<int>(to * height, 201));
    }
  }
}

TEST_CASE("colours weigh as much as they are seen") {
  Samples samples{2, 1, 2, 1, true, {"\xC8\xFF\x0A\x00", 4}};  // 200 in full, 10 not at all
  CHECK(levels(mean_of(samples, 1, 1).rows) == std::vector{200, 128});
  samples.rows = std::string("\xC8\x00\x0A\x00", 4);
  CHECK(levels(mean_of(samples, 1, 1).rows) == std::vector{0, 0});
}

TEST_CASE("sixteen bits are averaged as they are, and become eight rounded") {
  Samples samples{2, 1, 1, 2, false, {"\x01\x00\x01\x03", 4}};
  CHECK(levels(mean_of(samples, 1, 1).rows) == std::vector{1, 2});  // 257.5
  samples.rows = std::string("\xFF\xFF\x80\x7F", 4);
  image::keep_one_byte(samples);
  CHECK(levels(samples.rows) == std::vector{255, 128});
}

TEST_CASE("a picture is reduced where it is far over the limit, never enlarged") {
  Raster raster;
  raster.width = 600;
  raster.height = 300;
  const auto of = [&](double inches, int limit) {
    const Length width = Length::from_points(72 * inches);
    return image::reduction_to(raster, {width, width / 2}, limit);
  };
  CHECK(of(2, 300) == image::Reduction{600, 300});
  CHECK(of(1.34, 300) == image::Reduction{600, 300});  // 448 an inch
  CHECK(of(1, 300) == image::Reduction{300, 150});
  CHECK(of(1, 400) == image::Reduction{400, 200});  // half as many again
  CHECK(of(1, 401) == image::Reduction{600, 300});
  CHECK(of(0.001, 72) == image::Reduction{1, 1});
  CHECK(of(100, 72) == image::Reduction{600, 300});
}

TEST_CASE("reduced pictures keep their kinds") {
  const image::Reduction half{pictures::width / 2, pictures::height / 2};
  for (const auto colors : {Jpeg::Colors::grey, Jpeg::Colors::ycc, Jpeg::Colors::rgb,
                            Jpeg::Colors::cmyk, Jpeg::Colors::ycck}) {
    const auto raster = read(pictures::jpeg({colors}));
    const auto made = image::reduced(*raster, half);
    REQUIRE(made);
    CHECK(image::reduced(*raster, half)->file == made->file);
    const auto again = read(made->file);
    CHECK(again->colors == raster->colors);
    CHECK(again->inverted == raster->inverted);
    CHECK(again->width == half.width);
    CHECK(again->height == half.height);
    CHECK_FALSE(made->untold_rgb);
  }
  const auto deep = read(pictures::png({Png::Colors::rgb, 16, true}));
  CHECK(image::reduced(*deep, half)->bits == 16);
  const auto flat = image::reduced(*deep, {pictures::width, pictures::height, 8});
  CHECK(flat->bits == 8);
  CHECK(flat->opacity_bits == 8);
  const auto palette = image::reduced(*read(pictures::png({Png::Colors::palette, 4, true})), half);
  CHECK(palette->colors == Raster::Colors::rgb);
  CHECK_FALSE(palette->opacity.empty());
}

TEST_CASE("a profile in parts is whole or trouble") {
  const auto trouble = [](const std::vector<std::string>& blocks) {
    return image::joined_profile({blocks.begin(), blocks.end()}, Raster::Colors::rgb).trouble;
  };
  CHECK(trouble({}).empty());
  CHECK(trouble({"MPF", "FPXR"}).empty());
  CHECK(trouble({part(1, 2, "a")}) == "1 of its 2 parts are missing");
  CHECK(trouble({part(1, 2, "a"), part(1, 2, "b")}) == "its part 1 is there twice");
  CHECK(trouble({part(3, 2, "a")}) == "its parts are numbered wrongly");
  CHECK(trouble({part(0, 2, "a")}) == "its parts are numbered wrongly");
  CHECK(trouble({part(1, 0, "a")}) == "its parts are numbered wrongly");
  CHECK(trouble({part(1, 2, "a"), part(2, 3, "b")}) == "its parts are numbered wrongly");
  CHECK(trouble({std::string("ICC_PROFILE\0", 12)}) == "a part of it is cut off");
  CHECK(trouble({part(2, 2, "b"), part(1, 2, "a")}) == "it is damaged");
}

TEST_CASE("any damage to a profile is trouble or changes colours, and does not crash") {
  const std::string sound = pdf::srgb_profile(pdf::ProfileVersion::two);
  std::string pixels = "\x20\x80\xC0\xFF";
  REQUIRE(image::convert_to_screen(pixels, sound, Raster::Colors::rgb));
  CHECK(pixels == "\x20\x80\xC0\xFF");
  CHECK(image::checked_profile(sound, Raster::Colors::rgb).version == 2);
  for (std::size_t at = 0; at < sound.size(); at += at < 600 ? 1 : 97) {
    for (const char change : {'\x01', '\x80', '\xFF'}) {
      std::string damaged = sound;
      damaged[at] = static_cast<char>(damaged[at] ^ change);
      const auto profile = image::checked_profile(damaged, Raster::Colors::rgb);
      CHECK(profile.icc.empty() != profile.trouble.empty());
      if (!profile.icc.empty()) {
        CHECK(image::convert_to_screen(pixels, profile.icc, Raster::Colors::rgb));
      }
    }
  }
  for (std::size_t size = 0; size < sound.size(); size += 61) {
    CHECK_FALSE(image::checked_profile(sound.substr(0, size), Raster::Colors::rgb).trouble.empty());
  }
}
