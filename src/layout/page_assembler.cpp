#include "layout/page_assembler.h"

#include <algorithm>
#include <optional>

#include "layout/running_lines.h"

namespace jianbao::layout {

using base::Length;

page::Page PageAssembler::assemble(const std::vector<Strip>& strips, PageSpan span,
                                   std::size_t number) {
  const doc::PageMaster& master = document_.master;
  page_ = {master.sheet, {}};
  number_ = number;
  recto_ = number % 2 == 1;
  // A vertical sheet is bound on the right, so that its first page is a left-hand one.
  const Length across = master.across();
  const bool inner_left = recto_ != master.vertical;
  area_left_ = inner_left ? master.inner : master.sheet.width - master.inner - across;
  // The side column stands at the outer edge: the left of a verso, the right of a recto.
  const Length side = master.side_column + master.side_gutter;
  const bool has_side = master.side_column > Length{};
  text_left_ = has_side && !recto_ ? area_left_ + side : area_left_;
  side_left_ = recto_ ? area_left_ + master.width - master.side_column : area_left_;
  tops_ = strip_tops(strips, span, master.baseline);

  bool bare = false;
  const doc::Heading* section = nullptr;
  for (std::size_t i = span.begin; i < span.end; ++i) {
    bare = bare || strips[i].bare_page;
    const doc::Heading* heading = strips[i].heading;
    if (section == nullptr && heading != nullptr && !heading->running_head.empty()) {
      section = heading;
    }
  }
  place_strips(strips, span);
  column_rules(strips, span);
  if (section != nullptr) section_ = section;
  if (!bare) {
    RunningLines(document_, typesetter_)
        .set(page_.items, {number_, page_count_, section_}, area_left_);
  }
  return std::move(page_);
}

void PageAssembler::place(const Items& items, Length left, Length top) {
  const doc::PageMaster& master = document_.master;
  if (master.vertical) {
    const Length down = master.top + left - area_left_;
    left = area_left_ + master.across() - (top - master.top);
    top = down;
  }
  for (page::Item item : items) {
    page::translate(item, left, top);
    page_.items.push_back(std::move(item));
  }
}

void PageAssembler::place_strips(const std::vector<Strip>& strips, PageSpan span) {
  for (std::size_t i = span.begin; i < span.end; ++i) {
    page_.items.insert(page_.items.end(), strips[i].sheet_items.begin(),
                       strips[i].sheet_items.end());
  }
  const Length area_top = document_.master.top;
  // Readers take what is painted first first: cards come before the text, but for what is left of a
  // paragraph from the page before, so that none is cut by them.
  bool cards_placed = span.begin == 0 || !strips[span.begin - 1].goes_on;
  if (cards_placed) side_column(strips, span);
  std::vector<std::pair<const Items*, Length>> beside;
  for (std::size_t i = span.begin; i < span.end; ++i) {
    const Strip& strip = strips[i];
    const bool first = i == span.begin;
    const Length top = area_top + tops_[i - span.begin];
    if (first && strip.repeat) {
      place(strip.repeat->items, strip.repeat->full_width ? area_left_ : text_left_, area_top);
    }
    place(first ? strip.top_items : strip.inner_area_items, area_left_, top);
    if (!first) place(strip.inner_items, text_left_, top);
    place(strip.area_items, area_left_, top);
    place(strip.items, text_left_, top);
    // Side by side, a whole paragraph is read in one language, then in the other.
    beside.emplace_back(&strip.other_columns, top);
    if (strip.goes_on && i + 1 < span.end) continue;
    for (const auto& [items, at] : beside) place(*items, text_left_, at);
    beside.clear();
    if (!cards_placed) side_column(strips, span);
    cards_placed = true;
  }
}

void PageAssembler::side_column(const std::vector<Strip>& strips, PageSpan span) {
  const doc::PageMaster& master = document_.master;
  std::vector<SideCard> cards = std::move(waiting_);
  waiting_.clear();
  std::vector<Band> wishes, taken;
  for (const SideCard& card : cards) wishes.push_back({{}, card.height});
  for (std::size_t i = span.begin; i < span.end; ++i) {
    const Length top = tops_[i - span.begin];
    if (strips[i].full_width) taken.push_back({top, strips[i].height});
    for (const SideCard& card : strips[i].side_cards) {
      wishes.push_back({top, card.height});
      cards.push_back(card);
    }
  }
  const std::vector<Length> tops =
      place_side_cards(wishes, taken, master.baseline * master.baselines);
  const bool ruled = !strips[span.begin].top_items.empty();
  for (std::size_t i = 0; i < tops.size(); ++i) {
    if (tops[i] > Length{} || !ruled) place({cards[i].rule}, side_left_, master.top + tops[i]);
    place(cards[i].items, side_left_, master.top + tops[i]);
  }
  for (std::size_t i = tops.size(); i < cards.size(); ++i) {
    if (number_ == page_count_) {
      diagnostics_.error(cards[i].span, "the side column of the last page has no room for this");
    } else {
      diagnostics_.warn(cards[i].span, "the side column has no room for this",
                        "it moves on to page " + std::to_string(number_ + 1));
      waiting_.push_back(std::move(cards[i]));
    }
  }
}

// One hairline for each run of parallel text; blank lines within do not end it.
void PageAssembler::column_rules(const std::vector<Strip>& strips, PageSpan span) {
  const doc::PageMaster& master = document_.master;
  if (master.columns.size() < 2) return;
  const Length x = area_left_ + master.columns[0] + master.gutter / 2;
  const auto rule = [&](Length begin, Length end) {
    page_.items.emplace_back(
        page::rectangle({{x, master.top + begin + Length::points(2)},
                         {Length::from_points(0.25), end - begin - Length::points(5)}},
                        master.hairline));
  };
  std::optional<Length> begin;
  Length end;
  bool text = false;  // a heading alone has no rule beside it
  for (std::size_t i = span.begin; i < span.end; ++i) {
    const Length top = tops_[i - span.begin];
    if (strips[i].column_rule) {
      if (!begin) text = false;
      if (!begin) begin = top;
      text = text || strips[i].heading == nullptr;
      end = top + strips[i].height;
    } else if (!strips[i].blank && begin) {
      if (text) rule(*begin, end);
      begin.reset();
    }
  }
  if (begin && text) rule(*begin, end);
}

}  // namespace jianbao::layout
