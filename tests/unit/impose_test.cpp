#include "pdf/impose.h"

#include <catch2/catch.hpp>

using jianbao::pdf::Imposition;
using jianbao::pdf::sheet_sides;
using Sides = std::vector<std::vector<int>>;

TEST_CASE("the outermost sheet of a booklet has its first and last pages") {
  CHECK(sheet_sides(Imposition::Scheme::booklet, 8, false) ==
        Sides{{7, 0}, {1, 6}, {5, 2}, {3, 4}});
  // What is missing to a multiple of four is blank at the end.
  CHECK(sheet_sides(Imposition::Scheme::booklet, 5, false) ==
        Sides{{-1, 0}, {1, -1}, {-1, 2}, {3, 4}});
  CHECK(sheet_sides(Imposition::Scheme::booklet, 1, false) == Sides{{-1, 0}, {-1, -1}});
}

TEST_CASE("what is bound on the right is read from right to left") {
  CHECK(sheet_sides(Imposition::Scheme::booklet, 4, true) == Sides{{0, 3}, {2, 1}});
  CHECK(sheet_sides(Imposition::Scheme::four_up, 4, true) == Sides{{1, 0, 3, 2}});
}

TEST_CASE("pages follow one another on sheets of two and of four") {
  CHECK(sheet_sides(Imposition::Scheme::two_up, 3, false) == Sides{{0, 1}, {2, -1}});
  CHECK(sheet_sides(Imposition::Scheme::four_up, 5, false) == Sides{{0, 1, 2, 3}, {4, -1, -1, -1}});
}
