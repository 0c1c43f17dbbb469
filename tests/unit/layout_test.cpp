#include <catch2/catch.hpp>
#include <memory>

#include "layout/page_break.h"
#include "layout/side_column.h"
#include "layout/stack.h"

using jianbao::base::Length;
using namespace jianbao::layout;

namespace {

constexpr Length line = Length::points(10);

std::vector<Strip> lines(int count) {
  std::vector<Strip> strips(static_cast<std::size_t>(count));
  for (Strip& strip : strips) strip.height = line;
  return strips;
}

PageHeight page_of(int lines_high) { return {line * lines_high, line}; }

std::vector<PageSpan> pages_of(const std::vector<Strip>& strips, int height) {
  std::vector<PageSpan> pages;
  for (const PagePlan& plan : plan_pages({strips, {}, {}}, page_of(height))) {
    pages.push_back(plan.strips);
  }
  return pages;
}

// Where the strips of a page stand, and where they end.
std::vector<Length> tops_of(const std::vector<Strip>& strips, PageSpan span) {
  Stack stack(line);
  for (std::size_t i = span.begin; i < span.end; ++i) stack.add(strips[i]);
  std::vector<Length> tops;
  for (const StripPlace& place : stack.places()) tops.push_back(place.top);
  tops.push_back(stack.height());
  return tops;
}

std::vector<std::size_t> ends(const std::vector<Strip>& strips, int height) {
  std::vector<std::size_t> result;
  for (const auto& page : pages_of(strips, height)) result.push_back(page.end);
  return result;
}

// Cards of four lines each, wished for at these lines.
std::vector<int> side(const std::vector<int>& wishes, const std::vector<Band>& taken, int foot,
                      int white = 0) {
  std::vector<CardWish> cards;
  for (const int wish : wishes) cards.push_back({{line * wish, line * 4}, line * white});
  std::vector<int> result;
  for (const Length top : place_side_cards(cards, taken, line * foot)) {
    result.push_back(static_cast<int>(top.units() / line.units()));
  }
  return result;
}

}  // namespace

TEST_CASE("pages are filled") {
  CHECK(ends(lines(25), 10) == std::vector<std::size_t>{10, 20, 25});
}

TEST_CASE("a heading is not left alone at a page's foot") {
  auto strips = lines(15);
  strips[9].break_cost = never;
  CHECK(ends(strips, 10) == std::vector<std::size_t>{9, 15});
}

TEST_CASE("white space is shared rather than left on one page") {
  auto strips = lines(12);
  strips[4].height = line * 6;  // does not fit behind the first four
  for (const auto& page : pages_of(strips, 8)) {
    Length height;
    for (std::size_t i = page.begin; i < page.end; ++i) height += strips[i].height;
    CHECK(height <= line * 8);
  }
}

TEST_CASE("a last page has more than a few lines") {
  auto strips = lines(22);
  for (auto& strip : strips) strip.break_cost = never;
  strips[15].break_cost = 0;  // the end of a section
  strips[19].break_cost = 0;
  CHECK(ends(strips, 20) == std::vector<std::size_t>{16, 22});
}

TEST_CASE("blank lines vanish at the top of a page") {
  auto strips = lines(18);
  strips[10].blank = true;
  const auto pages = pages_of(strips, 10);
  REQUIRE(pages.size() == 2);
  CHECK(pages[1].begin == 11);
}

TEST_CASE("a strip taller than the page has one of its own") {
  auto strips = lines(3);
  strips[1].height = line * 40;
  const auto pages = pages_of(strips, 10);
  CHECK(pages.size() == 3);
  CHECK(pages.back().end == 3);
}

TEST_CASE("where nothing else is left a rule is broken, not the page") {
  auto strips = lines(30);
  for (auto& strip : strips) strip.break_cost = never;
  CHECK(pages_of(strips, 10).size() == 3);
}

TEST_CASE("after rows of any height the text is back on the grid") {
  auto strips = lines(4);
  strips[1].height = strips[2].height = Length::points(14);
  strips[2].on_grid = false;  // the second row of a table
  const auto tops = tops_of(strips, {0, 4});
  CHECK(tops[2] == Length::points(24));
  CHECK(tops[3] == Length::points(40));
  CHECK(tops[4] == Length::points(50));
}

TEST_CASE("a table that goes on repeats its header, which takes room") {
  auto strips = lines(12);
  auto repeated = std::make_shared<Repeated>();
  repeated->height = line * 2;
  for (std::size_t i = 2; i < strips.size(); ++i) strips[i].repeat = repeated;
  const auto pages = pages_of(strips, 8);
  REQUIRE(pages.size() == 2);
  CHECK(tops_of(strips, pages[0]).front() == Length{});
  CHECK(tops_of(strips, pages[1]).front() == line * 2);
}

TEST_CASE("side cards stand beside their headings or below one another") {
  CHECK(side({0, 14}, {}, 40) == std::vector<int>{0, 14});
  CHECK(side({0, 0, 6}, {}, 40) == std::vector<int>{0, 4, 8});
}

TEST_CASE("at the page's foot side cards move up together") {
  CHECK(side({10, 30, 34, 36}, {}, 40) == std::vector<int>{10, 28, 32, 36});
  CHECK(side({36, 36, 36}, {}, 40) == std::vector<int>{28, 32, 36});
  // With a line between them.
  CHECK(side({0, 0, 14}, {}, 40, 1) == std::vector<int>{0, 5, 14});
  CHECK(side({36, 36}, {}, 40, 1) == std::vector<int>{31, 36});
}

TEST_CASE("side cards keep clear of what takes the whole width") {
  const std::vector<Band> taken{{line * 8, line * 10}};
  CHECK(side({6}, taken, 40) == std::vector<int>{18});
  CHECK(side({6, 6}, taken, 22) == std::vector<int>{4, 18});
}

TEST_CASE("side cards that find no room are not placed") {
  CHECK(side({0, 0, 0}, {}, 10) == std::vector<int>{0, 4});
  CHECK(side({0}, {{Length{}, line * 8}}, 10).empty());
}

TEST_CASE("rows that go on in columns leave room for what is repeated above each column") {
  std::vector<Strip> strips = lines(6);
  const auto set = std::make_shared<const ColumnSet>(ColumnSet{2, line * 10, line});
  const auto repeat = std::make_shared<const Repeated>(Repeated{line * 2, {}, false});
  for (Strip& strip : strips) {
    strip.columns = set;
    strip.repeat = repeat;
  }
  const std::vector<Length> tops = tops_of(strips, {0, strips.size()});
  CHECK(tops.front() == line * 2);
  // Two lines of it and three of the six rows in each column.
  CHECK(tops[3] == line * 2);
  CHECK(tops.back() == line * 5);
}
