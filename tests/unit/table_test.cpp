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
    return set(table);
  }
  std::vector<layout::Strip> set(const doc::Table& table) {
    page::Structure structure;
    doc::Document document;
    document.languages = {"en"};
    layout::Tagger tagger(structure, document);
    layout::BlockMaker maker(master_, typesetter_, diagnostics_, tagger);
    maker(table);
    return maker.take();
  }
  void part_languages() {
    master_.columns = {Length::points(90), Length::points(90)};
    master_.gutter = Length::points(20);
  }
  void stack_languages() {
    master_.stacked = true;
    master_.columns.push_back(master_.width);
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

Length right_of(const page::GlyphRun& run) {
  return run.origin.x + run.glyphs.back().x + run.glyphs.back().advance;
}

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

TEST_CASE("a column of content is as wide as its widest cell, and shares have the rest") {
  Setting setting;
  doc::Table table;
  table.columns = {{.content = true}, {.share = 1}};
  table.gap = Length::points(10);
  table.rows = {setting.row("a", "x"), setting.row("the widest", "x")};
  const auto strips = setting.set(table);
  const Length wide = right_of(runs(strips[1]).front());
  const Length second = runs(strips[0]).back().origin.x;
  CHECK(second > wide + Length::points(9));
  CHECK(second < wide + Length::points(12));
}

TEST_CASE("columns of content that are too wide together shrink and wrap") {
  Setting setting;
  doc::Table table;
  table.columns = {{.content = true}, {.content = true}};
  table.gap = Length::points(10);
  const std::string words = "words that go on for as long as a line and longer";
  table.rows = {setting.row(words, words)};
  const auto strips = setting.set(table);
  CHECK(strips[0].height > Length::points(35));
  for (const page::GlyphRun& run : runs(strips[0])) CHECK(right_of(run) <= Length::points(200));
  CHECK(setting.diagnostics().error_count() == 0);
}

TEST_CASE("columns that are wider than their table are a warning, and stay within it") {
  Setting setting;
  doc::Table table;
  table.gap = Length::points(10);
  table.columns = {{.width = Length::points(300)}, {.width = Length::points(100)}};
  table.rows = {setting.row("a", "1"), setting.row("b", "2")};
  for (doc::Row& row : table.rows) row.cells[1].words.style.align = style::Align::end;
  const auto strips = setting.set(table);
  REQUIRE(strips.size() == 2);
  CHECK(near(right_of(runs(strips[0]).back()), Length::points(200)));
  REQUIRE(setting.diagnostics().sorted().size() == 1);
  CHECK(setting.diagnostics().sorted()[0].severity == base::Severity::warning);
  CHECK(setting.diagnostics().sorted()[0].hint == "by 200.0pt, so they are set narrower");
}

TEST_CASE("shares may be any numbers, and the smallest still shows something") {
  Setting setting;
  doc::Table table;
  table.gap = Length::points(10);
  table.columns = {{.share = 60}, {.share = 40}};
  table.rows = {setting.row("a", "1")};
  CHECK(near(runs(setting.set(table)[0]).back().origin.x, Length::points(120)));
  CHECK(setting.diagnostics().sorted().empty());

  table.columns = {{.share = 9000}, {.share = 1}};
  CHECK(near(runs(setting.set(table)[0]).back().origin.x, Length::points(196)));
}

TEST_CASE("a title over columns stands above them, and the others at the header's foot") {
  Setting setting;
  doc::Table table;
  table.columns = {{.share = 1}, {.share = 1}, {.share = 1}};
  doc::Row over, titles;
  over.header = titles.header = true;
  over.cells = {{}, {setting.words("Over"), 2}};
  over.cells[1].ruled = true;
  titles.cells = {{setting.words("A")}, {setting.words("B")}, {setting.words("C")}};
  titles.cells[0].rises = 1;
  doc::Row body = titles;
  body.header = false;
  table.rows = {over, titles, body};
  const auto strips = setting.set(table);
  REQUIRE(strips.size() == 2);
  CHECK(strips[0].height == Length::points(35));
  const auto heads = runs(strips[0]);
  REQUIRE(heads.size() == 4);
  CHECK(heads[0].text == "Over");
  CHECK(heads[1].origin.y == heads[2].origin.y);
  CHECK(heads[1].origin.y == heads[0].origin.y + Length::from_points(17.5));
}

TEST_CASE("merged words stand once, and again where a page begins among their rows") {
  Setting setting;
  doc::Row header = setting.row("Indicator", "Value");
  header.header = true;
  header.continued = header.cells;
  std::vector<doc::Row> rows{header};
  for (int i = 0; i < 4; ++i) {
    rows.push_back(setting.row("shared", "1"));
    rows.back().cells[0].merged = i > 0;
    rows.back().cells[0].rows = 4 - i;
  }
  const auto strips = setting.set(rows);
  REQUIRE(strips.size() == 5);
  CHECK(runs(strips[1]).size() == 2);
  CHECK(strips[1].again_items.empty());
  CHECK(runs(strips[3]).size() == 1);
  REQUIRE(strips[3].again_items.size() == 1);
  CHECK(std::get<page::GlyphRun>(strips[3].again_items[0]).text == "shared");
}

TEST_CASE("a page ends within merged rows only where their words have room on either side") {
  Setting setting;
  std::vector<doc::Row> rows;
  for (int i = 0; i < 6; ++i) {
    rows.push_back(setting.row("social insurance, overall enrolment", "1"));  // two lines
    rows.back().cells[0].merged = i > 0;
    rows.back().cells[0].rows = 6 - i;
  }
  const auto strips = setting.set(rows);
  REQUIRE(strips.size() == 6);
  CHECK(strips[0].height == Length::from_points(17.5));
  CHECK(strips[1].break_cost < layout::never);
  CHECK(strips[2].break_cost < layout::never);
  CHECK(strips[4].break_cost == layout::never);
}

TEST_CASE("a row stays whole, unless its lines may part or no page holds it") {
  Setting setting;
  doc::Table table;
  table.columns = {{.width = Length::points(100)}, {.share = 1}};
  table.gap = Length::points(10);
  table.rows = {setting.row("social insurance, overall enrolment", "one")};
  CHECK(setting.set(table).size() == 1);
  table.split_rows = true;
  const auto parted = setting.set(table);
  REQUIRE(parted.size() == 2);
  CHECK(parted[0].height + parted[1].height == Length::points(35));
  CHECK(runs(parted[0]).size() == 2);
  CHECK(setting.diagnostics().warning_count() == 0);

  std::string text;
  for (int i = 0; i < 200; ++i) text += "insurance ";
  table.split_rows = false;
  table.rows = {setting.row(text, "one")};
  CHECK(setting.set(table).size() > 41);
  CHECK(setting.diagnostics().warning_count() == 1);
}

TEST_CASE("a landscape table stands turned on pages of its own") {
  Setting setting;
  doc::Table table;
  table.columns = {{.share = 1}, {.share = 1}};
  table.landscape = true;
  table.rows.assign(30, setting.row("a", "b"));  // eleven lines on 200 pt
  const auto strips = setting.set(table);
  REQUIRE(strips.size() == 3);
  for (const layout::Strip& strip : strips) {
    CHECK(strip.break_before);
    CHECK(strip.height == Length::points(700));
    for (const page::GlyphRun& run : runs(strip)) {
      CHECK(run.angle == -90'000);
      CHECK(run.origin.x >= Length{});
      CHECK(run.origin.x <= Length::points(200));
      CHECK(run.origin.y <= Length::points(700));
    }
  }
  // What stood at the left stands at the foot.
  CHECK(runs(strips[0])[0].origin.y > runs(strips[0])[1].origin.y);
}

TEST_CASE("a reading in a row's first line has room below the rule above it") {
  Setting setting;
  doc::Row plain = setting.row("Zhuang", "1"), read = plain;
  read.cells[0].words.inlines[0].ruby = "zhuang";
  const auto without = setting.set({plain}), with = setting.set({read});
  CHECK(with[0].height > without[0].height);
  // Both cells' first lines still share a baseline.
  CHECK(runs(with[0]).front().origin.y == runs(with[0]).back().origin.y);
  const Length reading = Length::from_points(9 * 0.98 + 4.5 * 0.95 - 0.01);
  CHECK(runs(with[0]).back().origin.y >= reading);
}

TEST_CASE("below one another, the languages of a table's note and caption do not share a line") {
  Setting setting;
  setting.stack_languages();
  doc::Table table;
  table.columns = {{.share = 1}, {.share = 1}};
  table.rows = {setting.row("a", "1")};
  table.notes = {{setting.words("note"), setting.words("Anmerkung")}};
  const auto strips = setting.set(table);
  CHECK(runs(strips[strips.size() - 2]).front().text == "note");
  CHECK(runs(strips.back()).front().text == "Anmerkung");
  table.caption = table.notes.front();
  const auto caption = runs(setting.set(table).front());
  REQUIRE(caption.size() == 2);
  CHECK(caption[0].origin.y < caption[1].origin.y);
}

TEST_CASE("side by side, the notes of a table follow one another in each language") {
  Setting setting;
  setting.part_languages();
  doc::Table table;
  table.columns = {{.share = 1}, {.share = 1}};
  table.rows = {setting.row("a", "1")};
  const std::string longer = "a note that is much longer than the other and has two lines";
  table.notes = {{setting.words("short"), setting.words(longer)},
                 {setting.words("second"), setting.words("zweite")}};
  const auto strips = setting.set(table);
  REQUIRE(strips.size() > 2);
  CHECK(runs(strips[1]).front().text == "short");
  CHECK(runs(strips[2]).front().text == "second");
}

TEST_CASE("a page had better not start with a table's last three rows") {
  Setting setting;
  std::vector<doc::Row> rows(10, setting.row("a", "1"));
  rows[6].group = true;
  const auto strips = setting.set(rows);
  REQUIRE(strips.size() == 10);
  CHECK(strips[4].break_cost == 0);
  CHECK(strips[5].break_cost > 0);  // the group's title is no row
  CHECK(strips[5].break_cost < layout::never);
  CHECK(strips[8].break_cost == layout::never);
}

TEST_CASE("numbers stay in their column, in one size") {
  Setting setting;
  for (const bool decimal : {true, false}) {
    doc::Table table;
    table.columns = {{.width = Length::points(80)},
                     {.width = Length::points(60), .decimal = decimal},
                     {.width = Length::points(60), .decimal = decimal}};
    table.gap = Length::points(10);
    const std::string wide = "12,345,678.90";
    for (const std::string& number : {wide, std::string("1.20")}) {
      doc::Row row = setting.row("a", number);
      row.cells.push_back({setting.words(number), 1});
      table.rows.push_back(row);
    }
    const auto strips = setting.set(table);
    REQUIRE(strips.size() == 2);
    for (const layout::Strip& strip : strips) {
      REQUIRE(runs(strip).size() == 3);
      const page::GlyphRun second = runs(strip)[1], third = runs(strip)[2];
      CHECK(second.origin.x + second.glyphs.front().x >= Length::from_points(79.9));
      CHECK(right_of(second) < Length::from_points(130.6));
      CHECK(third.origin.x + third.glyphs.front().x >= Length::from_points(139.9));
      CHECK(second.size < Length::points(9));
      CHECK(second.size >= Length::points(6));
      CHECK(second.size == runs(strips.front())[1].size);
    }
  }
  CHECK_FALSE(setting.diagnostics().has_errors());
}

TEST_CASE("a column of words makes room for one of numbers") {
  Setting setting;
  doc::Table table;
  table.columns = {{}, {}};
  table.gap = Length::points(10);
  table.rows = {setting.row("the red boat", "1,234,567,890,123,456.70")};
  const auto strips = setting.set(table);
  REQUIRE(strips.size() == 1);
  CHECK(runs(strips[0]).back().size == Length::points(9));
  CHECK(runs(strips[0]).back().text == "1,234,567,890,123,456.70");
  CHECK(setting.diagnostics().warning_count() == 0);
}

TEST_CASE("a table that is too wide is turned, or parted by columns, where that is asked for") {
  Setting setting;
  doc::Table table;
  for (int i = 0; i < 9; ++i) table.columns.push_back({.share = 1});
  table.gap = Length::points(4);
  doc::Row row;
  for (int i = 0; i < 9; ++i)
    row.cells.push_back({setting.words("123,456.7" + std::to_string(i)), 1});
  table.rows = {row};
  table.stub = 1;
  const auto strips = setting.set(table);
  std::vector<std::string> firsts;
  std::size_t numbers = 0;
  for (const layout::Strip& strip : strips) {
    if (runs(strip).empty()) continue;
    firsts.push_back(runs(strip).front().text);
    numbers += runs(strip).size() - 1;
  }
  REQUIRE(firsts.size() > 1);
  for (const std::string& first : firsts) CHECK(first == "123,456.70");
  CHECK(numbers == 8);
  CHECK(setting.diagnostics().warning_count() == 0);
}
