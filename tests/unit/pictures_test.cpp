#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "press.h"

using namespace jianbao;
using namespace jianbao::test;

namespace {

// A picture of 480 by 320 pixels: 360 by 240 points at 96 pixels an inch.
doc::Picture pixels() {
  auto raster = std::make_shared<base::Raster>();
  raster->width = 480;
  raster->height = 320;
  raster->natural = {Length::points(360), Length::points(240)};
  return {nullptr, raster};
}

page::Rectangle place_of(Press& press, const doc::Image& image) {
  press.document().blocks = {image};
  for (const page::Item& item : press.first_page().items) {
    if (const auto* picture = std::get_if<page::Image>(&item)) return picture->area;
  }
  FAIL("no picture");
  return {};
}

}  // namespace

TEST_CASE("a picture has its own size, but no more than its place, or the size that is asked for") {
  Press press;
  const doc::Picture picture = pixels();
  doc::Image image;
  image.source = &picture;
  image.full_width = true;
  CHECK(place_of(press, image).size == base::Size{Length::points(360), Length::points(240)});
  CHECK(place_of(press, image).origin.x == Length::points(68));
  image.align = style::Align::end;
  CHECK(place_of(press, image).origin.x == Length::points(68 + 40));
  image.align = style::Align::center;
  CHECK(place_of(press, image).origin.x == Length::points(68 + 20));
  image.width = Length::points(90);
  CHECK(place_of(press, image).size == base::Size{Length::points(90), Length::points(60)});
  image.height = Length::points(30);
  CHECK(place_of(press, image).size == base::Size{Length::points(45), Length::points(30)});
  image.width.reset();
  CHECK(place_of(press, image).size == base::Size{Length::points(45), Length::points(30)});
  CHECK(press.said().empty());
  image.height = Length::points(400);
  CHECK(place_of(press, image).size.width == Length::points(400));
  CHECK(press.said() == std::vector<std::string>{
                            "this picture is wider than its place (it is set at 66% of its size)"});
}

TEST_CASE("a cover's picture has the sheet's width and stands on its foot") {
  Press press;
  doc::Picture picture = pixels();
  doc::Cover cover;
  cover.image.source = &picture;
  const auto area = [&] {
    press.document().blocks = {cover};
    const page::Page page = press.first_page();
    return std::get<page::Image>(page.items.front()).area;
  };
  const base::Size sheet = press.document().master.sheet;
  CHECK(area().size.width == sheet.width);
  CHECK(area().origin.x == Length{});
  CHECK(area().origin.y + area().size.height == sheet.height);
  CHECK(press.said().empty());
  auto tall = std::make_shared<base::Raster>(*picture.raster);
  tall->natural = {Length::points(100), Length::points(200)};
  picture.raster = tall;
  CHECK(area().size.width == sheet.width);
  CHECK(area().origin.y + area().size.height == sheet.height);
  CHECK(press.said() ==
        std::vector<std::string>{
            "this picture is taller than the sheet (29% of it are cut off at the top)"});
}

TEST_CASE("a picture that is too tall for a page is made smaller, and that is said") {
  Press press;
  doc::Picture picture = pixels();
  auto tall = std::make_shared<base::Raster>(*picture.raster);
  tall->natural = {Length::points(100), Length::points(1400)};
  picture.raster = tall;
  doc::Image image;
  image.source = &picture;
  image.caption = {press.words("caption")};
  const page::Rectangle place = place_of(press, image);
  // Forty lines of 17.5 points, less the caption's.
  CHECK(place.size.height == Length::from_points(39 * 17.5));
  CHECK(press.said() ==
        std::vector<std::string>{
            "this picture is taller than the room on a page (it is set at 48% of its size)"});
  CHECK(press.pages().size() == 1);
}

TEST_CASE("the caption of a picture at the area's end stands there too, whatever the measure") {
  Press press;
  doc::PageMaster& master = press.document().master;
  master.side_column = Length::points(80);
  master.side_gutter = Length::points(20);
  master.columns = {Length::points(300)};
  doc::Picture picture = pixels();
  doc::Image image;
  image.source = &picture;
  image.align = style::Align::end;
  image.caption = {press.words("caption")};
  press.document().blocks = {image};
  const auto all = placed(press.first_page());
  REQUIRE(all.size() == 1);
  CHECK(all[0].left > Length::points(68 + 300));
}

namespace {

// Words with a picture among them that is so high.
doc::Words with_picture(const Press& press, const doc::Picture& picture, int height) {
  doc::Words words = press.words("before");
  doc::Inline image = words.inlines.front();
  image.image = doc::InlineImage{&picture, Length::points(height), Length::points(height), "alt"};
  image.text.clear();
  words.inlines.push_back(image);
  return words;
}

page::Rectangle picture_on(const page::Page& page) {
  for (const page::Item& item : page.items) {
    if (const auto* picture = std::get_if<page::Image>(&item)) return picture->area;
  }
  FAIL("no picture");
  return {};
}

Length baseline_of(const page::Page& page, const std::string& text) {
  for (const page::Item& item : page.items) {
    const auto* run = std::get_if<page::GlyphRun>(&item);
    if (run != nullptr && run->text == text) return run->origin.y;
  }
  FAIL("no such text");
  return {};
}

}  // namespace

TEST_CASE("a picture in a line makes the line as high as it needs") {
  Press press;
  doc::Picture picture = pixels();
  auto square = std::make_shared<base::Raster>(*picture.raster);
  square->natural = {Length::points(50), Length::points(50)};
  picture.raster = square;
  doc::Paragraph paragraph = press.paragraph();
  paragraph.texts = {with_picture(press, picture, 50)};
  for (const bool grid : {true, false}) {
    press.document().master.grid = grid;
    doc::Paragraph above = press.paragraph(), below = press.paragraph();
    above.texts = {press.words("above")};
    below.texts = {press.words("below")};
    press.document().blocks = {above, paragraph, below};
    const page::Page page = press.first_page();
    const page::Rectangle place = picture_on(page);
    CHECK(place.size.height == Length::points(50));
    CHECK(place.origin.y > baseline_of(page, "above"));
    CHECK(place.origin.y + place.size.height < baseline_of(page, "below") - Length::points(7));
    // Its foot stands a little below the words' baseline.
    const Length foot = place.origin.y + place.size.height - baseline_of(page, "before");
    CHECK(foot == Length::from_points(1.2));
  }
  CHECK(press.said().empty());
}

TEST_CASE("a picture in a cell makes the row as high as it needs, and one too wide is smaller") {
  Press press;
  doc::Picture picture = pixels();
  auto square = std::make_shared<base::Raster>(*picture.raster);
  square->natural = {Length::points(50), Length::points(50)};
  picture.raster = square;
  doc::Table table;
  table.columns = {{.width = Length::points(100)}, {.width = Length::points(100)}};
  const auto row = [&](const std::string& name, const doc::Words& words) {
    doc::Row made;
    made.cells = {{press.words(name), 1}, {words, 1}};
    return made;
  };
  table.rows = {row("first", with_picture(press, picture, 60)), row("second", press.words("b"))};
  press.document().blocks = {table};
  const page::Page page = press.first_page();
  const page::Rectangle place = picture_on(page);
  CHECK(place.origin.y + place.size.height < baseline_of(page, "second") - Length::points(7));
  CHECK(press.said().empty());

  table.rows = {row("first", with_picture(press, picture, 150))};
  press.document().blocks = {table};
  CHECK(picture_on(press.first_page()).size.width == Length::points(100));
  CHECK(press.said() == std::vector<std::string>{
                            "this picture is wider than its line (it is set at 66% of its size)"});
}
