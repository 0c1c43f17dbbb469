#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "layout/page_break.h"

namespace jianbao::layout {

// What stands in the side column of a page, and what finds no room there.
struct SidePage {
  std::vector<SideCard> cards;
  std::vector<base::Length> tops;  // of each, from the top of the text area
  std::size_t late = 0;            // the first of them, which an earlier page had no room for
  base::Length over;               // by which its only card is taller than the column
};

// The side columns of a document's pages, one after the other: what finds no room on its page goes
// on to the next, behind the last page to further ones.
class SidePages {
 public:
  explicit SidePages(PageHeight page) : page_(page) {}

  SidePage next(const PageFlow& flow, const PagePlan& plan);
  // How many pages more it takes for what waits.
  std::size_t pages_left() const;

 private:
  void put_off(SidePage& side, base::Length free);

  PageHeight page_;
  std::vector<SideCard> waiting_;
};

// So many pages more, with nothing else on them.
void add_side_pages(std::vector<PagePlan>& plans, const PageFlow& flow, std::size_t count);

// What is on another page than it should be, or goes beyond its page.
void warn_of_side(const SidePage& side, std::size_t number, base::Diagnostics& diagnostics);

}  // namespace jianbao::layout
