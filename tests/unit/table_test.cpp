#include <catch2/catch.hpp>

#include "base/base.h"
#include "font/font.h"
#include "layout/blocks.h"
#include "text/text.h"

using namespace jianbao;
using base::Length;

namespace {

// Tables of one column of text and one of numbers, 200 pt wide.
class Setting {
 public:
  Setting() : library_(manifest(), disk_), typesetter_(library_, diagnostics_) {
    master_.width = Length::points(200);
    master_.columns = {master_.width};
  }

  doc::Words words(const std::string& text) const {
    doc::Words words;
    words.style.text.families = {"Latin"};
    words.style.text.size = Length::points(9);
    words.style.text.tabular_figures = true;
    words.style.align = style::Align::start;
    words.inlines.push_back({text, words.style.text, "en", {}});
    return words;
  }
  doc::Row row(const std::string& name, const std::string& number) const {
    doc::Row row;
    row.cells = {{words(name), 1}, {words(number), 1}};
    return row;
  }
  std::vector<layout::Strip> set(const std::vector<doc::Row>& rows) {
    doc::Table table;
    table.columns = {{.width = Length::points(100)}, {.share = 1, .decimal = true}};
    table.rows = rows;
    table.gap = Length::points(10);
    layout::BlockMaker maker(master_, typesetter_, diagnostics_);
    maker(table);
    return maker.take();
  }
  const base::Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  static font::Manifest manifest() {
    font::Manifest manifest;
    manifest.folders = {"/usr/share/fonts/truetype/noto"};
    manifest.families = {{"Latin", 100, {{"NotoSans-Regular.ttf", 0, 400, false, {}}}, {}}};
    return manifest;
  }

  base::Disk disk_;
  base::Diagnostics diagnostics_;
  font::Library library_;
  text::Typesetter typesetter_;
  doc::PageMaster master_;
};

std::vector<page::GlyphRun> runs(const layout::Strip& strip) {
  std::vector<page::GlyphRun> result;
  for (const page::Item& item : strip.area_items) {
    if (const auto* run = std::get_if<page::GlyphRun>(&item)) result.push_back(*run);
  }
  return result;
}

// Where the point stands, or the end of a number without one.
Length axis(const layout::Strip& strip) {
  const page::GlyphRun run = runs(strip).back();
  const std::size_t point = run.text.find('.');
  for (const page::Glyph& glyph : run.glyphs) {
    if (glyph.cluster == point) return run.origin.x + glyph.x;
  }
  return run.origin.x + run.glyphs.back().x + run.glyphs.back().advance;
}

bool near(Length a, Length b) {
  const Length distance = a < b ? b - a : a - b;
  return distance < Length::from_points(0.05);
}

}  // namespace

TEST_CASE("decimal points stand in one line, and the widest number ends at the edge") {
  Setting setting;
  const auto strips =
      setting.set({setting.row("a", ">5500"), setting.row("b", "2.3"), setting.row("c", "54.451")});
  REQUIRE(strips.size() == 3);
  CHECK(near(axis(strips[0]), axis(strips[1])));
  CHECK(near(axis(strips[1]), axis(strips[2])));
  const page::GlyphRun widest = runs(strips[2]).back();
  CHECK(near(widest.origin.x + widest.glyphs.back().x + widest.glyphs.back().advance,
             Length::points(200)));
}

TEST_CASE("a cell wraps within its column and its row is as high as it") {
  Setting setting;
  const auto strips = setting.set({setting.row("social insurance, overall enrolment", "97.26")});
  REQUIRE(strips.size() == 1);
  CHECK(strips[0].height == Length::points(35));
  for (const page::GlyphRun& run : runs(strips[0])) {
    if (run.origin.x < Length::points(100)) {
      CHECK(run.origin.x + run.glyphs.back().x + run.glyphs.back().advance <= Length::points(90));
    }
  }
}

TEST_CASE("a number that is wider than its column is a warning, not an overlap unseen") {
  Setting setting;
  setting.set({setting.row("a", "123456789012345678901234567890")});
  CHECK(setting.diagnostics().warning_count() == 1);
}

TEST_CASE("each row but the first carries what a new page repeats") {
  Setting setting;
  doc::Row header = setting.row("Indicator", "Value");
  header.header = true;
  header.continued = header.cells;
  const auto strips = setting.set({header, setting.row("a", "1"), setting.row("b", "2")});
  REQUIRE(strips.size() == 3);
  CHECK(!strips[1].repeat);
  REQUIRE(strips[2].repeat);
  CHECK(strips[2].repeat->height == Length::from_points(17.5));
}
