#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "doc/doc.h"
#include "layout/page_break.h"
#include "layout/page_numbers.h"
#include "layout/side_column.h"
#include "layout/stack.h"
#include "page/page.h"
#include "text/text.h"

namespace jianbao::layout {

// The strips of a page, put in their place on the sheet, with the running head and the folio. Pages
// are to be assembled in order: a section's title runs on, and so does a card that found no room.
class PageAssembler {
 public:
  PageAssembler(const doc::Document& document, text::Typesetter& typesetter,
                base::Diagnostics& diagnostics, std::size_t page_count)
      : document_(document),
        typesetter_(typesetter),
        diagnostics_(diagnostics),
        page_count_(page_count) {}

  page::Page assemble(const PageFlow& flow, const PagePlan& plan, const PageSeat& seat);
  // With nothing but what blank pages have around them.
  page::Page blank(const PageSeat& seat);

 private:
  void start_page(std::size_t number);
  void place(const Items& items, base::Length left, base::Length top);
  void place_strips(const std::vector<Strip>& strips, PageSpan span);
  void place_floats(const PageFlow& flow, const PagePlan& plan);
  void place_notes(const PageFlow& flow, const PagePlan& plan);
  void side_column(const std::vector<Strip>& strips, PageSpan span);
  void mark_signature(const Strip& strip, base::Point at);
  void column_rules(const std::vector<Strip>& strips, PageSpan span);

  const doc::Document& document_;
  text::Typesetter& typesetter_;
  base::Diagnostics& diagnostics_;
  std::size_t page_count_;
  std::size_t number_ = 0;
  page::Page page_;
  bool recto_ = true;
  base::Length area_left_, text_left_, side_left_;
  std::vector<StripPlace> places_;
  std::vector<Band> wide_floats_;  // of the page: those that take the side column's place too
  const doc::Heading* section_ = nullptr;
  std::vector<SideCard> waiting_;  // for the next page
};

}  // namespace jianbao::layout
