#pragma once

#include <vector>

#include "layout/page_break.h"
#include "page/page.h"

namespace jianbao::layout {

// Where a planned page comes to stand in the document.
struct PageSeat {
  std::size_t number = 1;    // of the sheet's side, from 1; odd ones are right-hand pages
  bool after_blank = false;  // a blank page comes before it
  page::PageLabel label;
};

// Pages go on one after the other, or stand so far apart from `first` on, as one side of spreads
// does. Those that ask for a side may have a blank one before them.
std::vector<PageSeat> seat_pages(const PageFlow& flow, const std::vector<PagePlan>& plans,
                                 std::size_t first = 1, std::size_t step = 1);

}  // namespace jianbao::layout
