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

// A document's first page, or the first of one side of its spreads.
PageSeat first_seat(std::size_t number = 1);
// Where the page behind one would stand, so many further on.
PageSeat seat_after(PageSeat seat, std::size_t step = 1);

// Pages go on from `next` one after the other, or stand so far apart, as one side of spreads does.
// Those that ask for a side may have a blank one before them.
std::vector<PageSeat> seat_pages(const PageFlow& flow, const std::vector<PagePlan>& plans,
                                 PageSeat next = first_seat(), std::size_t step = 1);

}  // namespace jianbao::layout
