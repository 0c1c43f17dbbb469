#include "layout/layout.h"

#include "layout/make_flow.h"
#include "layout/page_assembler.h"

namespace jianbao::layout {

namespace {

// What a page shows is copied to it: it is not kept twice.
void let_go(std::vector<Strip>& strips, PageSpan span) {
  for (std::size_t i = span.begin; i < span.end; ++i) {
    strips[i].items = strips[i].other_columns = strips[i].area_items = Items{};
    strips[i].repeat.reset();
  }
}

struct Planned {
  PageFlow flow;
  std::vector<PagePlan> pages;
  std::vector<PageSeat> seats;
};

Planned plan(const doc::Document& document, text::Typesetter& typesetter,
             base::Diagnostics& diagnostics) {
  const doc::PageMaster& master = document.master;
  const PageHeight height{master.area_height(), master.baseline};
  const int rounds = rounds_of(document);
  Planned planned;
  Known known;
  for (int round = 1; round <= rounds; ++round) {
    base::Diagnostics unheard;
    base::Diagnostics& heard = round < rounds ? unheard : diagnostics;
    tell(typesetter, known);
    planned.flow = make_flow(document, typesetter, heard, known).flow;
    planned.pages = plan_pages(planned.flow, height);
    planned.seats = seat_pages(planned.flow, planned.pages);
    if (round == rounds) break;
    Known next = learn(document, planned.flow, planned.pages, planned.seats);
    if (round + 1 == rounds) settle(next, known, document, diagnostics);
    if (next == known) round = rounds - 1;
    known = std::move(next);
  }
  return planned;
}

}  // namespace

namespace {

// The blank page's, which goes on from the page before it.
PageSeat seat_before(const std::vector<PageSeat>& seats, std::size_t i) {
  PageSeat seat;
  if (i == 0) return seat;
  seat = seats[i - 1];
  ++seat.number;
  ++seat.label.number;
  return seat;
}

}  // namespace

std::vector<page::Page> lay_out(const doc::Document& document, text::Typesetter& typesetter,
                                base::Diagnostics& diagnostics) {
  Planned planned = plan(document, typesetter, diagnostics);
  const std::size_t count = planned.seats.empty() ? 0 : planned.seats.back().number;
  PageAssembler assembler(document, typesetter, diagnostics, count);
  std::vector<page::Page> pages;
  for (std::size_t i = 0; i < planned.pages.size(); ++i) {
    const PageSeat& seat = planned.seats[i];
    if (seat.after_blank) pages.push_back(assembler.blank(seat_before(planned.seats, i)));
    pages.push_back(assembler.assemble(planned.flow, planned.pages[i], seat));
    let_go(planned.flow.strips, planned.pages[i].strips);
  }
  return pages;
}

}  // namespace jianbao::layout
