#include "layout/page_numbers.h"

#include <array>

namespace jianbao::layout {

namespace {

page::PageLabel::Style style_of(const std::string& name) {
  using Style = page::PageLabel::Style;
  constexpr std::array<std::pair<std::string_view, Style>, 4> styles{
      {{"lower-roman", Style::lower_roman},
       {"upper-roman", Style::upper_roman},
       {"lower-alpha", Style::lower_alpha},
       {"upper-alpha", Style::upper_alpha}}};
  for (const auto& [word, style] : styles) {
    if (word == name) return style;
  }
  return Style::decimal;
}

bool wants_other_side(const doc::PageBreak& opened, std::size_t number) {
  const bool right = number % 2 == 1;
  return opened.side == doc::PageBreak::Side::left
             ? right
             : opened.side == doc::PageBreak::Side::right && !right;
}

}  // namespace

PageSeat first_seat(std::size_t number) {
  return {number, false, {page::PageLabel::Style::decimal, static_cast<int>(number)}};
}

PageSeat seat_after(PageSeat seat, std::size_t step) {
  seat.after_blank = false;
  seat.number += step;
  seat.label.number += static_cast<int>(step);
  return seat;
}

std::vector<PageSeat> seat_pages(const PageFlow& flow, const std::vector<PagePlan>& plans,
                                 PageSeat next, std::size_t step) {
  // Where numbers start anew on spreads they do so on the left page, which is even.
  const int beside = step > 1 ? static_cast<int>(next.number % step) : 0;
  std::vector<PageSeat> seats;
  for (const PagePlan& plan : plans) {
    const bool shows = plan.strips.begin < plan.strips.end;
    const doc::PageBreak opened = shows ? flow.strips[plan.strips.begin].opened : doc::PageBreak{};
    if (step == 1 && wants_other_side(opened, next.number)) {
      next = seat_after(next);
      next.after_blank = true;
    }
    if (!opened.numbering.empty()) next.label = {style_of(opened.numbering), 1 + beside};
    if (opened.start > 0) next.label.number = opened.start + beside;
    seats.push_back(next);
    next = seat_after(next, step);
  }
  return seats;
}

}  // namespace jianbao::layout
