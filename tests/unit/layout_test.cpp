#include <catch2/catch.hpp>

#include "layout/page_break.h"

using jianbao::layout::break_pages;
using jianbao::layout::never;
using jianbao::layout::Strip;

namespace {

std::vector<Strip> lines(int count) { return std::vector<Strip>(static_cast<std::size_t>(count)); }

std::vector<std::size_t> ends(const std::vector<Strip>& strips, int height) {
  std::vector<std::size_t> result;
  for (const auto& page : break_pages(strips, height)) result.push_back(page.end);
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
  strips[4].baselines = 6;  // does not fit behind the first four
  for (const auto& page : break_pages(strips, 8)) {
    int height = 0;
    for (std::size_t i = page.begin; i < page.end; ++i) height += strips[i].baselines;
    CHECK(height <= 8);
  }
}

TEST_CASE("blank lines vanish at the top of a page") {
  auto strips = lines(12);
  strips[10].blank = true;
  const auto pages = break_pages(strips, 10);
  REQUIRE(pages.size() == 2);
  CHECK(pages[1].begin == 11);
}

TEST_CASE("a strip taller than the page has one of its own") {
  auto strips = lines(3);
  strips[1].baselines = 40;
  const auto pages = break_pages(strips, 10);
  CHECK(pages.size() == 3);
  CHECK(pages.back().end == 3);
}

TEST_CASE("where nothing else is left a rule is broken, not the page") {
  auto strips = lines(30);
  for (auto& strip : strips) strip.break_cost = never;
  CHECK(break_pages(strips, 10).size() == 3);
}
