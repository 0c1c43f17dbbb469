#include "layout/page_assembler.h"

#include <algorithm>
#include <optional>

#include "layout/box.h"
#include "layout/page_marks.h"
#include "layout/page_places.h"
#include "layout/rules.h"
#include "layout/running_lines.h"

namespace jianbao::layout {

using base::Length;

namespace {

page::Item note_rule(const doc::PageMaster& master, Length column) {
  const Length width = column / 3;
  const page::Rectangle area = master.vertical
                                   ? page::Rectangle{{-rules::hair, {}}, {rules::hair, width}}
                                   : page::Rectangle{{}, {width, rules::hair}};
  return page::rectangle(area, master.hairline);
}

}  // namespace

// The side column stands at the outer edge: the left of a verso, the right of a recto.
void PageAssembler::start_page(std::size_t number) {
  const doc::PageMaster& master = document_.master;
  page_ = {master.sheet, {}};
  number_ = number;
  recto_ = number % 2 == 1;
  // A vertical sheet is bound on the right, so that its first page is a left-hand one.
  const Length across = master.across();
  const bool inner_left = recto_ != master.vertical;
  area_left_ = inner_left ? master.inner : master.sheet.width - master.inner - across;
  const Length side = master.side_column + master.side_gutter;
  const bool has_side = master.side_column > Length{};
  text_left_ = has_side && !recto_ ? area_left_ + side : area_left_;
  side_left_ = recto_ ? area_left_ + master.width - master.side_column : area_left_;
  PageMarks(document_, typesetter_).set(page_.items, number_ == first_number_, area_left_);
}

page::Page PageAssembler::blank(const PageSeat& seat) {
  start_page(seat.number);
  page_.label = seat.label;
  if (document_.furniture.blank) {
    RunningLines(document_, typesetter_, diagnostics_)
        .set(page_.items,
             {seat.number, page_count_, page::label_text(seat.label), nullptr, true, false},
             area_left_);
  }
  return std::move(page_);
}

page::Page PageAssembler::assemble(const Content& content, const PageSeat& seat) {
  const PageFlow& flow = content.flow;
  const PagePlan& plan = content.plan;
  const std::vector<Strip>& strips = flow.strips;
  const PageSpan span = plan.strips;
  const doc::PageMaster& master = document_.master;
  start_page(seat.number);
  page_.label = seat.label;
  places_ = strip_places(flow, plan, height());

  bool bare = false;
  for (std::size_t i = span.begin; i < span.end; ++i) bare = bare || strips[i].bare_page;
  place_floats(flow, plan);
  place_strips(strips, span, content.side);
  place_notes(flow, plan);
  column_rules(strips, span);
  paint_boxes(page_, master, strips, span, places_, number_);
  const doc::Heading* section = start_sections(strips, span);
  if (!bare) {
    RunningLines(document_, typesetter_, diagnostics_)
        .set(page_.items,
             {number_, page_count_, page::label_text(seat.label), section, false,
              number_ == first_number_},
             area_left_);
  }
  return std::move(page_);
}

// A page is named by the first section that starts on it, else by the one that goes on (CSS
// Generated Content for Paged Media, 1.1.2: first).
const doc::Heading* PageAssembler::start_sections(const std::vector<Strip>& strips, PageSpan span) {
  const doc::Heading* first = nullptr;
  for (std::size_t i = span.begin; i < span.end; ++i) {
    const doc::Heading* heading = strips[i].heading;
    if (heading == nullptr || heading->running_head.empty()) continue;
    if (first == nullptr) first = heading;
    section_ = heading;
  }
  return first != nullptr ? first : section_;
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

void PageAssembler::place_strips(const std::vector<Strip>& strips, PageSpan span,
                                 const SidePage& side) {
  for (std::size_t i = span.begin; i < span.end; ++i) {
    page_.items.insert(page_.items.end(), strips[i].sheet_items.begin(),
                       strips[i].sheet_items.end());
  }
  const Length area_top = document_.master.top;
  // Readers take what is painted first first: cards come before the text, but for what is left of a
  // paragraph from the page before, so that none is cut by them.
  const bool shows = span.begin < span.end;
  const bool ruled = shows && !strips[span.begin].top_items.empty();
  bool cards_placed = !shows || span.begin == 0 || !strips[span.begin - 1].goes_on;
  if (cards_placed) side_column(side, ruled);
  std::vector<std::pair<const Items*, Length>> beside;
  for (std::size_t i = span.begin; i < span.end; ++i) {
    const Strip& strip = strips[i];
    const StripPlace& spot = places_[i - span.begin];
    // Columns that a page starts with look alike at their tops.
    const bool first = i == span.begin || (spot.heads_column && spot.top == Length{});
    const Length top = area_top + spot.top, left = text_left_ + spot.left;
    if ((i == span.begin || spot.heads_column) && strip.repeat) {
      const Length edge = spot.left + (strip.repeat->full_width ? area_left_ : text_left_);
      place(strip.repeat->items, edge, top - strip.repeat->height);
      place(strip.again_items, edge, top);
    }
    place(first ? strip.top_items : strip.inner_area_items, area_left_, top);
    place(first ? strip.first_items : strip.inner_items, left, top);
    place(strip.area_items, area_left_ + spot.left, top);
    place(strip.items, left, top);
    if (strip.shows_signature) mark_signature(strip, {left, top});
    // Side by side, a whole paragraph is read in one language, then in the other.
    beside.emplace_back(&strip.other_columns, top);
    if (strip.goes_on && i + 1 < span.end) continue;
    for (const auto& [items, at] : beside) place(*items, text_left_, at);
    beside.clear();
    if (!cards_placed) side_column(side, ruled);
    cards_placed = true;
  }
}

void PageAssembler::place_floats(const PageFlow& flow, const PagePlan& plan) {
  const std::vector<Length> tops = float_tops(flow, plan, height());
  for (std::size_t i = plan.floats.begin; i < plan.floats.end; ++i) {
    const Strip& strip = flow.floats[i].strip;
    const Length top = document_.master.top + tops[i - plan.floats.begin];
    place(strip.area_items, area_left_, top);
    place(strip.items, text_left_, top);
    if (strip.shows_signature) mark_signature(strip, {text_left_, top});
  }
}

// The field lies over all strips of the block on the page.
void PageAssembler::mark_signature(const Strip& strip, base::Point at) {
  const doc::PageMaster& master = document_.master;
  Length measure = master.width;
  if (master.side_column > Length{}) measure -= master.side_column + master.side_gutter;
  if (strip.columns) measure = strip.columns->width;
  page::Rectangle area{at, {measure, strip.height}};
  if (master.vertical) {
    area.origin.x = area_left_ + master.across() - (at.y - master.top) - strip.height;
    area.origin.y = master.top + at.x - area_left_;
    area.size = {strip.height, measure};
  }
  if (page_.signature_area) area = page::joined(*page_.signature_area, area);
  page_.signature_area = area;
}

// At the page's foot, each language in its column, below a short rule.
void PageAssembler::place_notes(const PageFlow& flow, const PagePlan& plan) {
  const doc::PageMaster& master = document_.master;
  const Length start =
      master.area_height() - notes_height(flow, plan.notes, height()) + master.baseline;
  std::vector<Length> tops(master.columns.size(), start);
  for (const NotePart& part : plan.notes) {
    const NoteLines& note = flow.notes[part.note];
    Length left;
    for (std::size_t i = 0; i < note.column; ++i) left += master.columns[i] + master.gutter;
    Length& top = tops[note.column];
    if (top == start) {
      const Items rule{note_rule(master, master.columns[note.column])};
      place(rule, text_left_ + left, master.top + start - master.baseline / 2);
    }
    for (std::size_t i = part.begin; i < part.end; ++i) {
      place(note.lines[i], text_left_ + left, master.top + top);
      top += note.line_height;
    }
  }
}

void PageAssembler::side_column(const SidePage& side, bool ruled) {
  const Length top = document_.master.top;
  for (std::size_t i = 0; i < side.cards.size(); ++i) {
    const SideCard& card = side.cards[i];
    if (card.rule && (side.tops[i] > Length{} || !ruled)) {
      place({*card.rule}, side_left_, top + side.tops[i]);
    }
    place(card.items, side_left_, top + side.tops[i]);
  }
}

// One hairline for each run of parallel text; blank lines within do not end it.
void PageAssembler::column_rules(const std::vector<Strip>& strips, PageSpan span) {
  const doc::PageMaster& master = document_.master;
  if (master.columns.size() < 2 || master.stacked) return;
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
    const Length top = places_[i - span.begin].top;
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
