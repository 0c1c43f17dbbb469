#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "press.h"

using namespace jianbao;
using namespace jianbao::test;

TEST_CASE("an aside starts beside the first line of the block before it") {
  Press press;
  doc::PageMaster& master = press.document().master;
  master.side_column = Length::points(78);
  master.side_gutter = Length::points(20);
  master.columns = {Length::points(300)};
  auto& blocks = press.document().blocks;
  blocks.emplace_back(press.paragraph());
  doc::Paragraph longer;
  std::string many = "first";
  for (int i = 0; i < 60; ++i) many += " words";
  longer.texts = {press.words(many)};
  blocks.emplace_back(longer);
  doc::Aside aside;
  doc::Card card;
  card.lines = {{press.words("card"), true}};
  aside.cards = {card};
  blocks.emplace_back(aside);
  const page::Page page = press.first_page();
  Length rule;
  for (const page::Item& item : page.items) {
    if (const auto* path = std::get_if<page::Path>(&item))
      rule = path->elements.front().points[0].y;
  }
  CHECK(rule == master.top + master.baseline);
}

TEST_CASE("a figure of the margin stands in the side column, where the page has one") {
  const auto left_of_figure = [](bool side) {
    Press press;
    doc::PageMaster& master = press.document().master;
    if (side) {
      master.side_column = Length::points(80);
      master.side_gutter = Length::points(20);
      master.columns = {Length::points(300)};
    }
    doc::Group group;
    group.place = doc::Group::Place::margin;
    press.document().blocks.emplace_back(press.paragraph());
    press.document().blocks.emplace_back(group);
    doc::Paragraph figure;
    figure.texts = {press.words("figure")};
    press.document().blocks.emplace_back(figure);
    press.document().blocks.emplace_back(doc::GroupEnd{});
    press.document().blocks.emplace_back(press.paragraph());
    const std::vector<Placed> all = placed(press.first_page());
    const Length step = baseline_of(all, "text", 1) - baseline_of(all, "text");
    // The text goes on as if it were not there.
    CHECK((step == master.baseline) == side);
    for (const Placed& one : all) {
      if (one.text == "figure") return one.left;
    }
    return Length{};
  };
  CHECK(left_of_figure(true) == Length::points(68 + 320));
  CHECK(left_of_figure(false) == Length::points(68));
}

TEST_CASE("a figure of the margin after a page break stands on the new page") {
  Press press;
  doc::PageMaster& master = press.document().master;
  master.side_column = Length::points(80);
  master.columns = {Length::points(300)};
  doc::Group group;
  group.place = doc::Group::Place::margin;
  doc::Paragraph figure;
  figure.texts = {press.words("figure")};
  press.document().blocks = {press.paragraph(), doc::PageBreak{}, group, figure,
                             doc::GroupEnd{},   press.paragraph()};
  std::vector<page::Page> pages = press.pages();
  REQUIRE(pages.size() == 2);
  baseline_of(placed(pages[1]), "figure");
  // Also where nothing follows.
  press.document().blocks.pop_back();
  pages = press.pages();
  REQUIRE(pages.size() == 2);
  baseline_of(placed(pages[1]), "figure");
}

TEST_CASE("notes that a float or another note calls stand at the page's foot") {
  Press press;
  doc::Document& document = press.document();
  const auto calling = [&](const std::string& text, int note) {
    doc::Words words = press.words(text);
    words.inlines.push_back(words.inlines[0]);
    words.inlines[1].text = "*";
    words.inlines[1].note = note;
    return words;
  };
  doc::Group group;
  group.place = doc::Group::Place::page_top;
  doc::Paragraph figure, text;
  figure.texts = {calling("figure", 0)};
  text.texts = {calling("text", 1)};
  document.blocks = {press.paragraph(), group, figure, doc::GroupEnd{}, text};
  document.notes = {{"a", press.words("float"), "en", {}, 0},
                    {"b", calling("outer", 2), "en", {}, 1},
                    {"c", press.words("inner"), "en", {}, 2}};
  const std::vector<Placed> all = placed(press.first_page());
  CHECK(baseline_of(all, "float") < baseline_of(all, "outer"));
  CHECK(baseline_of(all, "outer") < baseline_of(all, "inner"));
}

namespace {

Length step_of(Press& press) {
  const std::vector<Placed> all = placed(press.first_page());
  return baseline_of(all, "second") - baseline_of(all, "first");
}

}  // namespace

TEST_CASE(
    "on the grid a line-height is the nearest number of its steps, off it what was asked for") {
  Press press;
  const Length grid = press.document().master.baseline;
  const auto step = [&](int size, int leading) {
    press.document().blocks = {press.lines(Length::points(size), Length::points(leading))};
    return step_of(press);
  };
  CHECK(step(10, 13) == grid);
  CHECK(step(10, 20) == grid);
  CHECK(step(10, 30) == grid * 2);
  CHECK(step(20, 22) == grid * 2);
  press.document().master.grid = false;
  CHECK(step(10, 13) == Length::points(13));
  CHECK(step(20, 22) == Length::points(22));
}

TEST_CASE("on the grid lines register below a figure of any height, off it they follow it") {
  Press press;
  doc::Table table;
  table.columns.resize(1);
  doc::Cell cell;
  cell.words = press.words("cell");
  cell.words.style.leading = Length::points(11);
  doc::Row row;
  row.cells = {cell};
  table.rows = {row};
  doc::PageMaster& master = press.document().master;
  press.document().blocks = {table, press.paragraph()};
  const auto below = [&] { return baseline_of(placed(press.first_page()), "text") - master.top; };
  const Length grid = master.baseline;
  CHECK((below() - grid.scaled(7, 10)).units() % grid.units() == 0);
  master.grid = false;
  CHECK((below() - grid.scaled(7, 10)).units() % grid.units() != 0);
}

TEST_CASE("what a table repeats on its next page stands below a float at the page's top") {
  Press press;
  doc::Document& document = press.document();
  document.master.baselines = 20;
  doc::Table table;
  table.columns.resize(1);
  const auto row = [&](const std::string& text, bool header) {
    doc::Cell cell;
    cell.words = press.words(text);
    cell.words.style.leading = Length::points(15);
    doc::Row made;
    made.header = header;
    made.cells = made.continued = {cell};
    return made;
  };
  table.rows.push_back(row("head", true));
  for (int i = 0; i < 30; ++i) table.rows.push_back(row("row", false));
  doc::Group group;
  group.place = doc::Group::Place::page_top;
  doc::Paragraph figure;
  figure.texts = {press.words("figure")};
  document.blocks.assign(10, press.paragraph());
  document.blocks.insert(document.blocks.end(), {table, group, figure, doc::GroupEnd{}});
  int both = 0;
  for (const page::Page& page : press.pages()) {
    const std::vector<Placed> all = placed(page);
    const auto figure_at = std::find_if(all.begin(), all.end(),
                                        [](const Placed& one) { return one.text == "figure"; });
    const auto head_at =
        std::find_if(all.begin(), all.end(), [](const Placed& one) { return one.text == "head"; });
    if (figure_at == all.end() || head_at == all.end()) continue;
    CHECK(head_at->baseline > figure_at->baseline);
    ++both;
  }
  CHECK(both == 1);
}

TEST_CASE("a float of the whole width takes the side column's place too") {
  const auto beside_float = [](bool full_width) {
    Press press;
    doc::PageMaster& master = press.document().master;
    master.side_column = Length::points(80);
    master.side_gutter = Length::points(20);
    master.columns = {Length::points(300)};
    master.baselines = 8;
    doc::Group foot, aside;
    foot.place = doc::Group::Place::page_foot;
    aside.place = doc::Group::Place::margin;
    doc::Box box;
    box.full_width = full_width;
    doc::Paragraph figure, card;
    figure.texts = {press.words("figure\u2028figure\u2028figure")};
    card.texts = {press.words("card\u2028card\u2028card\u2028card\u2028card\u2028card")};
    press.document().blocks = {press.paragraph(), foot,  box,  figure,         doc::BoxEnd{},
                               doc::GroupEnd{},   aside, card, doc::GroupEnd{}};
    const std::vector<Placed> all = placed(press.first_page());
    return std::any_of(all.begin(), all.end(),
                       [](const Placed& one) { return one.text == "card"; });
  };
  CHECK_FALSE(beside_float(true));
  CHECK(beside_float(false));
}

namespace {

// Cards of the margin beside one line, on pages of eight lines.
void put_cards(Press& press, int count, const std::string& lines) {
  doc::PageMaster& master = press.document().master;
  master.side_column = Length::points(80);
  master.side_gutter = Length::points(20);
  master.columns = {Length::points(300)};
  master.baselines = 8;
  press.document().blocks = {press.paragraph()};
  doc::Group aside;
  aside.place = doc::Group::Place::margin;
  doc::Paragraph card;
  card.texts = {press.words(lines)};
  for (int i = 0; i < count; ++i) {
    press.document().blocks.emplace_back(aside);
    press.document().blocks.emplace_back(card);
    press.document().blocks.emplace_back(doc::GroupEnd{});
  }
}

std::ptrdiff_t count_words(const page::Page& page, const std::string& word) {
  const std::vector<Placed> all = placed(page);
  return std::count_if(all.begin(), all.end(), [&](const Placed& one) { return one.text == word; });
}

}  // namespace

TEST_CASE("what the side column of the last page has no room for goes on to further pages") {
  Press press;
  put_cards(press, 5, "card\u2028other\u2028third");
  press.document().furniture.usual.footer.center = {
      {doc::RunningPart::Kind::pages, press.words("x").inlines[0]}};
  const std::vector<page::Page> pages = press.pages();
  REQUIRE(pages.size() == 3);
  CHECK(count_words(pages[0], "card") == 2);
  CHECK(count_words(pages[1], "card") == 2);
  CHECK(count_words(pages[2], "card") == 1);
  for (const page::Page& page : pages) CHECK(count_words(page, "3") == 1);
  CHECK(pages[2].label.number == 3);
  REQUIRE(press.said().size() == 3);  // each once
  CHECK(press.said()[0].find("the side column has no room for this (by ") == 0);
}

TEST_CASE("a card that is taller than its page stands on it and is warned of") {
  Press press;
  put_cards(press, 2, "a\u2028b\u2028c\u2028d\u2028e\u2028f\u2028g\u2028h\u2028i\u2028last");
  const std::vector<page::Page> pages = press.pages();
  REQUIRE(pages.size() == 2);
  CHECK(count_words(pages[1], "last") == 1);
}

TEST_CASE("columns that start with a figure are parted from the text above as the figure is") {
  const auto figure_below_text = [](bool columns) {
    Press press;
    auto& blocks = press.document().blocks;
    blocks.emplace_back(press.paragraph());
    if (columns) blocks.emplace_back(doc::Columns{});
    blocks.emplace_back(press.highlight());
    if (columns) blocks.emplace_back(doc::ColumnsEnd{});
    const std::vector<Placed> all = placed(press.first_page());
    return baseline_of(all, "figure") - baseline_of(all, "text");
  };
  CHECK(figure_below_text(true) == figure_below_text(false));
}
