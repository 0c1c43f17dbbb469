#pragma once

#include <vector>

#include "doc/doc.h"
#include "layout/page_break.h"
#include "layout/page_numbers.h"
#include "layout/side_pages.h"
#include "layout/stack.h"
#include "page/page.h"
#include "text/text.h"

namespace jianbao::layout {

// The strips of a page, put in their place on the sheet, with the running head and the folio. Pages
// are to be assembled in order: a section's title runs on.
class PageAssembler {
 public:
  // `first_number` is that of the page that the document starts with.
  PageAssembler(const doc::Document& document, text::Typesetter& typesetter,
                base::Diagnostics& diagnostics, std::size_t page_count,
                std::size_t first_number = 1)
      : document_(document),
        typesetter_(typesetter),
        diagnostics_(diagnostics),
        page_count_(page_count),
        first_number_(first_number) {}

  struct Content {
    const PageFlow& flow;
    const PagePlan& plan;
    const SidePage& side;
  };
  page::Page assemble(const Content& content, const PageSeat& seat);
  // With nothing but what blank pages have around them.
  page::Page blank(const PageSeat& seat);

 private:
  void start_page(std::size_t number);
  const doc::Heading* start_sections(const std::vector<Strip>& strips, PageSpan span);
  void place(const Items& items, base::Length left, base::Length top);
  void place_strips(const std::vector<Strip>& strips, PageSpan span, const SidePage& side);
  void place_floats(const PageFlow& flow, const PagePlan& plan);
  void place_notes(const PageFlow& flow, const PagePlan& plan);
  void side_column(const SidePage& side, bool ruled);
  void mark_signature(const Strip& strip, base::Point at);
  void column_rules(const std::vector<Strip>& strips, PageSpan span);

  PageHeight height() const { return {document_.master.area_height(), document_.master.baseline}; }

  const doc::Document& document_;
  text::Typesetter& typesetter_;
  base::Diagnostics& diagnostics_;
  std::size_t page_count_, first_number_;
  std::size_t number_ = 0;
  page::Page page_;
  bool recto_ = true;
  base::Length area_left_, text_left_, side_left_;
  std::vector<StripPlace> places_;
  const doc::Heading* section_ = nullptr;  // the last that has started
};

}  // namespace jianbao::layout
