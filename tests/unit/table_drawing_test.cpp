#include <catch2/catch.hpp>

#include "layout/blocks.h"
#include "setting.h"

// Bars, lines and grounds in the cells of a table, where they stand and what they are to readers.
using namespace jianbao;
using base::Length;
using test::near;

namespace {

constexpr Length width = Length::points(200);
constexpr base::Color blue{0, 0, 255}, green{0, 255, 0};

class Tables {
 public:
  Tables() {
    master_.width = width;
    master_.columns = {width};
    document_.languages = {"en"};
  }

  doc::Cell cell(const std::string& text) {
    doc::Cell cell;
    cell.words.style = setting_.style();
    cell.words.style.align = style::Align::start;
    if (!text.empty()) cell.words.inlines.push_back({text, setting_.style().text, "en", {}});
    return cell;
  }
  // A table of one column.
  std::vector<layout::Strip> set(const std::vector<doc::Cell>& cells, doc::Column column) {
    doc::Table table;
    table.columns = {column};
    for (const doc::Cell& each : cells) {
      doc::Row row;
      row.cells = {each};
      table.rows.push_back(std::move(row));
    }
    return set(table);
  }
  std::vector<layout::Strip> set(const doc::Table& table) {
    layout::Tagger tagger(structure_, document_);
    layout::BlockMaker maker(master_, setting_.typesetter(), diagnostics_, tagger);
    maker(table);
    return maker.take();
  }
  const page::Structure& structure() const { return structure_; }
  const base::Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  test::Setting setting_;
  page::Structure structure_;
  base::Diagnostics diagnostics_;
  doc::PageMaster master_;
  doc::Document document_;
};

template <class Kind>
std::vector<Kind> all(const layout::Strip& strip) {
  std::vector<Kind> found;
  for (const page::Item& item : strip.area_items) {
    if (const auto* one = std::get_if<Kind>(&item)) found.push_back(*one);
  }
  return found;
}

// Those of a colour: their left and right edges.
std::vector<std::pair<Length, Length>> spans(const layout::Strip& strip, base::Color color) {
  std::vector<std::pair<Length, Length>> found;
  for (const page::Path& path : all<page::Path>(strip)) {
    if (!path.filled || !(path.fill == color)) continue;
    found.emplace_back(path.elements[0].points[0].x, path.elements[1].points[0].x);
  }
  return found;
}

Length right_of(const page::GlyphRun& run, std::size_t glyph) {
  return run.origin.x + run.glyphs[glyph].x + run.glyphs[glyph].advance;
}

std::shared_ptr<const doc::DataBar> bar(std::int32_t from, std::int32_t to, bool beside = false) {
  doc::DataBar bar;
  bar.from = from;
  bar.to = to;
  bar.color = blue;
  bar.beside = beside;
  return std::make_shared<const doc::DataBar>(bar);
}

}  // namespace

TEST_CASE("whole numbers end in one line, and the bracket behind one hangs beyond it") {
  Tables tables;
  const auto strips = tables.set({tables.cell("1,234"), tables.cell("(7)"), tables.cell("(2.5)")},
                                 {.share = 1, .decimal = true});
  REQUIRE(strips.size() == 3);
  const page::GlyphRun plain = all<page::GlyphRun>(strips[0]).back();
  const page::GlyphRun shut = all<page::GlyphRun>(strips[1]).back();
  const page::GlyphRun point = all<page::GlyphRun>(strips[2]).back();
  CHECK(near(right_of(plain, plain.glyphs.size() - 1), right_of(shut, shut.glyphs.size() - 2)));
  CHECK(near(right_of(shut, shut.glyphs.size() - 2), right_of(point, 1)));
}

TEST_CASE("a bar behind a number has the column's width for its scale, and no meaning to readers") {
  Tables tables;
  doc::Cell half = tables.cell("5");
  half.bar = bar(0, doc::scale_parts / 2);
  const auto strips = tables.set({half}, {.share = 1, .decimal = true});
  REQUIRE(strips.size() == 1);
  REQUIRE(spans(strips[0], blue).size() == 1);
  const auto [left, right] = spans(strips[0], blue).front();
  CHECK(left == Length{});
  CHECK(right == width / 2);
  for (const page::Path& path : all<page::Path>(strips[0])) CHECK(path.tag == page::artifact);
  // It is painted before the number.
  const auto is_bar = [](const page::Item& item) {
    const auto* path = std::get_if<page::Path>(&item);
    return path != nullptr && path->filled && path->fill == blue;
  };
  const auto& items = strips[0].area_items;
  const auto bar_at = std::find_if(items.begin(), items.end(), is_bar);
  const auto number_at = std::find_if(items.begin(), items.end(), [](const page::Item& item) {
    return std::holds_alternative<page::GlyphRun>(item);
  });
  CHECK(bar_at < number_at);
}

TEST_CASE("a bar beside its number does not reach it") {
  for (const bool first : {false, true}) {
    Tables tables;
    doc::Cell cell = tables.cell("12345");
    cell.words.style.align = first ? style::Align::start : style::Align::end;
    cell.bar = bar(0, doc::scale_parts, true);
    const auto strips = tables.set(
        {cell},
        {.share = 1, .drawn = Length::points(40), .bars_beside = true, .numbers_first = first});
    REQUIRE(strips.size() == 1);
    REQUIRE(spans(strips[0], blue).size() == 1);
    const auto [left, right] = spans(strips[0], blue).front();
    const page::GlyphRun number = all<page::GlyphRun>(strips[0]).front();
    INFO((first ? "number first" : "bar first"));
    if (first) {
      CHECK(left > right_of(number, number.glyphs.size() - 1));
      CHECK(right == width);
    } else {
      CHECK(left == Length{});
      CHECK(right < number.origin.x);
    }
  }
}

TEST_CASE("a line marks zero where there are numbers on both of its sides") {
  Tables tables;
  doc::DataBar below{.from = 0, .to = doc::scale_parts / 4, .zero = doc::scale_parts / 4};
  below.color = blue;
  below.zero_color = green;
  doc::Cell cell = tables.cell("-5");
  cell.bar = std::make_shared<const doc::DataBar>(below);
  const auto strips = tables.set({cell}, {.share = 1, .decimal = true});
  CHECK(spans(strips[0], blue).front().second == width / 4);
  REQUIRE(spans(strips[0], green).size() == 1);
  CHECK(near(spans(strips[0], green).front().first, width / 4 - Length::from_points(0.125)));
}

TEST_CASE("grounds of one colour side by side are one, over the white between the columns") {
  Tables tables;
  doc::Table table;
  table.columns = {{.width = Length::points(60)}, {.width = Length::points(60)}, {.share = 1}};
  table.gap = Length::points(10);
  doc::Row row;
  for (const char* text : {"a", "b", "c"}) row.cells.push_back(tables.cell(text));
  row.cells[0].background = row.cells[1].background = blue;
  row.cells[2].background = green;
  table.rows = {row};
  const auto strips = tables.set(table);
  using Spans = std::vector<std::pair<Length, Length>>;
  CHECK(spans(strips[0], blue) == Spans{{Length{}, Length::points(115)}});
  CHECK(spans(strips[0], green) == Spans{{Length::points(115), width}});
}

TEST_CASE("a sparkline is a figure of its cell, from the baseline up to where figures reach") {
  Tables tables;
  doc::Sparkline line;
  line.places = {0, doc::scale_parts, std::nullopt, doc::scale_parts / 2};
  line.points = {3};
  line.color = line.point_color = blue;
  line.alt = base::SpokenTexts("Line chart of 3 values.");
  doc::Cell cell = tables.cell("");
  cell.sparkline = std::make_shared<const doc::Sparkline>(line);
  const auto strips = tables.set({cell, tables.cell("words")}, {.share = 1});
  REQUIRE(strips.size() == 2);
  CHECK(strips[0].height == strips[1].height);
  const auto places = all<page::FigurePlace>(strips[0]);
  REQUIRE(places.size() == 1);
  CHECK(places[0].area.size.height == Length::from_points(7.2));
  const page::Structure& structure = tables.structure();
  CHECK(structure.at(places[0].tag).role == page::Role::figure);
  CHECK(structure.at(structure.at(places[0].tag).parent).role == page::Role::data_cell);
  CHECK(structure.find_facts(places[0].tag)->alternative.joined() == "Line chart of 3 values.");
  // The line up to the gap, the number that stands alone behind it, and the point on that.
  std::size_t drawn = 0;
  for (const page::Path& path : all<page::Path>(strips[0])) {
    if (path.tag == places[0].tag) ++drawn;
    if (path.stroked) CHECK(path.elements.size() == 2);
  }
  CHECK(drawn == 3);
  line.alt = {};
  cell.sparkline = std::make_shared<const doc::Sparkline>(line);
  CHECK(all<page::FigurePlace>(Tables().set({cell}, {.share = 1})[0]).empty());
}

TEST_CASE("bars of a sparkline stand on zero, and those of zero are seen") {
  Tables tables;
  doc::Sparkline bars;
  bars.mark = doc::Sparkline::Mark::bar;
  bars.places = {doc::scale_parts, 0, doc::scale_parts / 2, std::nullopt};
  bars.zero = doc::scale_parts / 2;
  bars.color = blue;
  bars.point_color = green;
  bars.points = {1};
  doc::Cell cell = tables.cell("");
  cell.sparkline = std::make_shared<const doc::Sparkline>(bars);
  const auto strips = tables.set({cell}, {.share = 1});
  CHECK(spans(strips[0], blue).size() == 2);
  CHECK(spans(strips[0], green).size() == 1);
}

TEST_CASE("what readers hear of a text is the alternative of a span around it") {
  Tables tables;
  doc::Cell cell = tables.cell("(7)");
  cell.words.inlines.front().spoken = "−7";
  tables.set({cell}, {.share = 1});
  const page::Structure& structure = tables.structure();
  bool found = false;
  for (const auto& [tag, facts] : structure.all_facts()) {
    found =
        found || (structure.at(tag).role == page::Role::span && facts.alternative.joined() == "−7");
  }
  CHECK(found);
}

TEST_CASE("a column of its content's width has room for what is drawn in it") {
  Tables tables;
  doc::Sparkline line;
  line.places = {0, doc::scale_parts};
  line.alt = base::SpokenTexts("A line.");
  doc::Cell cell = tables.cell("");
  cell.sparkline = std::make_shared<const doc::Sparkline>(line);
  doc::Table table;
  table.columns = {{.content = true, .drawn = Length::points(50)}, {.share = 1}};
  table.gap = Length::points(10);
  doc::Row row;
  row.cells = {cell, tables.cell("words")};
  table.rows = {row};
  const auto strips = tables.set(table);
  const auto places = all<page::FigurePlace>(strips[0]);
  REQUIRE(places.size() == 1);
  CHECK(places[0].area.size.width == Length::points(50));
  CHECK(all<page::GlyphRun>(strips[0]).front().origin.x == Length::points(60));
  CHECK(tables.diagnostics().entries().empty());
}
