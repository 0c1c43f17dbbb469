#include "layout/page_assembler.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace jianbao::layout {

using base::Length;

namespace {

// Between what the header says at the inner and at the outer edge.
constexpr Length head_gap = Length::points(18);

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) base::next_code_point(text, at);
  return count;
}

// The first code points of a text, and an ellipsis.
std::vector<doc::Inline> first_of(const std::vector<doc::Inline>& inlines, std::size_t count) {
  std::vector<doc::Inline> first;
  for (const doc::Inline& part : inlines) {
    std::size_t end = 0;
    for (; count > 0 && end < part.text.size(); --count) base::next_code_point(part.text, end);
    first.push_back(part);
    first.back().text.resize(end);
    if (count == 0) break;
  }
  std::string& last = first.back().text;
  last.erase(last.find_last_not_of(' ') + 1);
  last += "…";
  return first;
}

}  // namespace

page::Page PageAssembler::assemble(const std::vector<Strip>& strips, PageSpan span,
                                   std::size_t number) {
  const doc::PageMaster& master = document_.master;
  page_ = {master.sheet, {}};
  number_ = number;
  recto_ = number % 2 == 1;
  area_left_ = recto_ ? master.inner : master.sheet.width - master.inner - master.width;
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
  if (!bare) furniture();
  return std::move(page_);
}

void PageAssembler::place(const Items& items, Length left, Length top) {
  for (page::Item item : items) {
    page::translate(item, left, top);
    page_.items.push_back(std::move(item));
  }
}

void PageAssembler::place_strips(const std::vector<Strip>& strips, PageSpan span) {
  for (std::size_t i = span.begin; i < span.end; ++i) place(strips[i].sheet_items, {}, {});
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
  for (std::size_t i = span.begin; i < span.end; ++i) {
    const Length top = tops_[i - span.begin];
    if (strips[i].column_rule) {
      if (!begin) begin = top;
      end = top + strips[i].height;
    } else if (!strips[i].blank && begin) {
      rule(*begin, end);
      begin.reset();
    }
  }
  if (begin) rule(*begin, end);
}

Length PageAssembler::width_of(const std::vector<doc::Inline>& inlines) {
  return inlines.empty() ? Length{} : typesetter_.label(inlines).width;
}

// As much of a text as a width takes, with an ellipsis where that is not all.
std::vector<doc::Inline> PageAssembler::shortened(const std::vector<doc::Inline>& inlines,
                                                  Length width) {
  if (width_of(inlines) <= width) return inlines;
  std::size_t fits = 0, over = 0;
  for (const doc::Inline& part : inlines) over += count_code_points(part.text);
  while (over - fits > 1) {
    const std::size_t middle = fits + (over - fits) / 2;
    (width_of(first_of(inlines, middle)) <= width ? fits : over) = middle;
  }
  return first_of(inlines, fits);
}

void PageAssembler::furniture() {
  const doc::Furniture& furniture = document_.furniture;
  std::vector<doc::Inline> parts;
  if (section_ != nullptr) {
    for (const doc::Words& words : section_->running_head) {
      if (!parts.empty()) parts.push_back({"\u3000", parts.back().style, "zh", {}});
      parts.insert(parts.end(), words.inlines.begin(), words.inlines.end());
    }
  }
  // Where both do not fit, half of the width is each one's own.
  const auto& publication = furniture.publication.inlines;
  const Length both = document_.master.width - head_gap, half = both / 2;
  const Length wanted = width_of(publication);
  const Length section = std::min(width_of(parts), both - std::min(wanted, half));
  set(shortened(publication, both - section), !recto_, furniture.head_baseline);
  set(shortened(parts, section), recto_, furniture.head_baseline);
  style::TextStyle strong = furniture.folio.text;
  strong.weight = 700;
  set({{std::to_string(number_), strong, "en", {}},
       {"\u00A0/\u00A0" + std::to_string(page_count_), furniture.folio.text, "en", {}}},
      recto_, furniture.folio_baseline);
}

void PageAssembler::set(const std::vector<doc::Inline>& inlines, bool right, Length baseline) {
  if (inlines.empty()) return;
  text::Line line = typesetter_.label(inlines);
  const Length x = right ? area_left_ + document_.master.width - line.width : area_left_;
  for (page::GlyphRun& run : line.runs) {
    page::Item item = std::move(run);
    page::translate(item, x, baseline);
    page_.items.push_back(std::move(item));
  }
}

}  // namespace jianbao::layout
