#pragma once

#include <optional>
#include <string>
#include <vector>

#include "page/page.h"

namespace jianbao::pdf {

// Where the pages of one side of a sheet stand. Here y grows upwards, as in the file, so that the
// origin of an area is its lower left corner.
struct SheetSide {
  struct Place {
    page::Rectangle trim, bleed;  // what is left when it is cut, and what is printed
  };
  base::Size sheet;
  std::vector<Place> places;
  std::optional<base::Length> fold;  // from the left; the pages beside it are cut as one
};

// What is left of all pages, and what is printed of them and on the sheet.
page::Rectangle trimmed_area(const SheetSide& side);
page::Rectangle printed_area(const SheetSide& side);

// The operators that draw the marks by which it is cut and folded, as far as the sheet and its
// pages leave room for them; empty where there is none.
std::string sheet_marks(const SheetSide& side);

}  // namespace jianbao::pdf
