#include "page/greyscale.h"

#include <catch2/catch.hpp>

using namespace jianbao;
using base::Color;
using base::Length;

namespace {

constexpr Color white{255, 255, 255}, black{0, 0, 0}, teal{0x2E, 0x6F, 0x6B}, red{0xB3, 0x26, 0x1E};

page::Rectangle square(int left, int side) {
  return {{Length::points(left), {}}, {Length::points(side), Length::points(side)}};
}

page::GlyphRun words(const std::string& text, Color color, int left) {
  page::GlyphRun run;
  run.size = Length::points(10);
  run.color = color;
  run.origin = {Length::points(left), Length::points(20)};
  run.glyphs = {{1, {}, {}, Length::points(10), 0}};
  run.text = text;
  return run;
}

page::Path tagged(page::Path path, page::Tag tag) {
  path.tag = tag;
  return path;
}

std::vector<std::string> warnings(const std::vector<page::Item>& items) {
  base::Diagnostics diagnostics;
  page::GreyscaleCheck check(diagnostics);
  check.add({{}, items});
  std::vector<std::string> said;
  for (const base::Diagnostic& entry : diagnostics.sorted()) said.push_back(entry.text);
  return said;
}

}  // namespace

TEST_CASE("contrast is that of WCAG", "[greyscale]") {
  CHECK(page::contrast(black, white) == Approx(21));
  CHECK(page::contrast(white, {0x76, 0x76, 0x76}) == Approx(4.54).margin(0.01));
  CHECK(page::grey_of(white) == 255);
  CHECK(page::grey_of(red) == 79);
}

TEST_CASE("text of nearly the brightness of its ground is warned of, once", "[greyscale]") {
  CHECK(warnings({words("a", black, 0), words("b", teal, 0)}).empty());
  CHECK(warnings({words("pale", {0xAA, 0xAA, 0xAA}, 0), words("too", {0xAA, 0xAA, 0xAA}, 0)}) ==
        std::vector<std::string>{"'pale' is hard to read without colour: #AAAAAA on #FFFFFF has a "
                                 "contrast of 2.3 : 1"});
  // What stands on a ground, and what beside it.
  const page::Path ground = page::rectangle(square(0, 40), teal);
  CHECK(warnings({ground, words("on", red, 10)}).size() == 1);
  CHECK(warnings({ground, words("beside", red, 50)}).empty());
  CHECK(warnings({words("below", red, 10), ground}).empty());
}

TEST_CASE("nothing is said of text on a picture, or of a watermark", "[greyscale]") {
  page::Image picture;
  picture.area = square(0, 40);
  CHECK(warnings({picture, words("on", white, 10)}).empty());
  page::GlyphRun watermark = words("draft", {0xEE, 0xEE, 0xEE}, 10);
  watermark.tag = page::background;
  CHECK(warnings({watermark}).empty());
}

TEST_CASE("colours of one figure that become one grey are warned of", "[greyscale]") {
  const auto figure = [](Color first, Color second, page::Tag other) {
    return warnings({tagged(page::rectangle(square(0, 10), first), 1),
                     tagged(page::rectangle(square(10, 10), second), other),
                     page::FigurePlace{square(0, 20), 1}});
  };
  CHECK(figure(teal, red, 1) ==
        std::vector<std::string>{"#2E6F6B and #B3261E are one grey without colour"});
  CHECK(figure(teal, red, 2).empty());
  CHECK(figure(teal, white, 1).empty());
  CHECK(figure({0x80, 0x80, 0x80}, {0x88, 0x88, 0x88}, 1).empty());  // so they look in colour too
}

TEST_CASE("colours that become one grey are named once for each figure", "[greyscale]") {
  const auto figure = [](int left, page::Tag tag) {
    return std::vector<page::Item>{
        tagged(page::rectangle(square(left, 10), {0xD0, 0x30, 0x30}), tag),
        tagged(page::rectangle(square(left + 20, 10), {0x30, 0x80, 0x30}), tag),
        page::FigurePlace{square(left, 30), tag}};
  };
  base::Sources sources;
  const base::SourceFile& file = sources.add("layout.yaml", "first second");
  std::vector<page::Item> items;
  for (int tag = 1; tag <= 2; ++tag) {
    for (page::Item& item : figure(100 * tag, tag)) items.push_back(std::move(item));
    const auto begin = static_cast<std::uint32_t>(tag == 1 ? 0 : 6);
    std::get<page::FigurePlace>(items.back()).span = {&file, begin, begin + 5};
  }
  CHECK(warnings(items).size() == 2);
}
