#include <algorithm>
#include <iterator>

#include "layout/blocks.h"
#include "layout/rules.h"

namespace jianbao::layout {

using base::Length;

namespace {

// In hundredths: how far a figure shrinks where it is too long.
constexpr std::int64_t least_card = 55, least_highlight = 30, full_size = 100;
constexpr Length legible = Length::points(7);

// Every part smaller, but for what would not be legible.
doc::Words shrunk(doc::Words words, std::int64_t hundredths) {
  for (doc::Inline& part : words.inlines) {
    const Length size = part.style.size.scaled(hundredths, full_size);
    part.style.size = std::max(size, std::min(part.style.size, legible));
  }
  return words;
}

}  // namespace

Length BlockMaker::least_width(const doc::Words& words) {
  return typesetter_.label(shrunk(words, least_card).inlines).width;
}

// A figure that is too long is set smaller, down to `least` hundredths; one that is longer still
// breaks.
std::vector<text::Line> BlockMaker::fit(const doc::Words& words, std::int64_t least, Length width) {
  constexpr std::int64_t step = 5;
  for (std::int64_t size = full_size; size >= least; size -= step) {
    text::Line line = typesetter_.label(shrunk(words, size).inlines);
    if (line.width > width) continue;
    std::vector<text::Line> lines;
    lines.push_back(std::move(line));
    return lines;
  }
  return wrap(shrunk(words, least), width);
}

std::vector<text::Line> BlockMaker::wrap(const doc::Words& words, Length width) {
  style::ParagraphStyle style = words.style;
  if (style.align == style::Align::justify) style.align = style::Align::start;
  style.hyphenate = false;
  return typesetter_.paragraph(words.inlines, style, width);
}

BlockMaker::CardLines BlockMaker::card_lines(const doc::Card& card, Length width) {
  CardLines lines;
  for (const doc::Card::Line& line : card.lines) {
    if (line.words.inlines.empty())
      lines.emplace_back();
    else
      lines.push_back(line.wraps ? wrap(line.words, width) : fit(line.words, least_card, width));
  }
  return lines;
}

Length BlockMaker::label_height(const doc::Card& card, const CardLines& lines) {
  Length height;
  for (std::size_t i = 0; i < lines.size() && card.lines[i].wraps; ++i) {
    height += card.lines[i].words.style.leading * static_cast<std::int64_t>(lines[i].size());
  }
  return height;
}

// A line's leading ends where the next begins; its baseline stands as far above as text's does.
Length BlockMaker::set_card(Items& items, const doc::Card& card, CardLines lines,
                            const CardPlace& place) {
  const Length descent = master_.baseline - baseline_offset(master_.baseline);
  const Length missing = std::max(Length{}, place.labels - label_height(card, lines));
  Length top = place.at.y;
  bool labels = true;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (labels && !card.lines[i].wraps) top += missing;
    labels = labels && card.lines[i].wraps;
    const Length leading = card.lines[i].words.style.leading;
    for (text::Line& line : lines[i]) {
      top += leading;
      add_line(items, std::move(line), place.at.x, top - descent);
    }
  }
  return top;
}

// As many columns as let every figure stand on one line, the rows as even as can be.
std::size_t BlockMaker::card_columns(const doc::Cards& cards) {
  Length widest;
  for (const doc::Card& card : cards.cards) {
    for (const doc::Card::Line& line : card.lines) {
      if (!line.wraps) widest = std::max(widest, least_width(line.words));
    }
  }
  const auto wanted = static_cast<std::size_t>(std::max(1, cards.columns));
  std::size_t columns = wanted;
  while (columns > 1 && card_width(cards, columns) < widest) --columns;
  if (columns == wanted) return columns;
  const std::size_t rows = (cards.cards.size() + columns - 1) / columns;
  return (cards.cards.size() + rows - 1) / rows;
}

Length BlockMaker::card_width(const doc::Cards& cards, std::size_t columns) const {
  const auto gutters = static_cast<std::int64_t>(columns) - 1;
  return (ground_width(cards.full_width) - cards.gutter * gutters) / (gutters + 1);
}

// A list's item, a paragraph a line.
doc::Card BlockMaker::tagged(doc::Card card) {
  const std::size_t depth = tagger_.depth();
  tagger_.open(page::Role::list_item);
  tagger_.open(page::Role::list_body);
  for (doc::Card::Line& line : card.lines) {
    line.words = tagger_.one(std::move(line.words), page::Role::paragraph);
  }
  tagger_.close_to(depth);
  return card;
}

void BlockMaker::operator()(const doc::Cards& cards) {
  start_figure();
  const std::size_t depth = tagger_.depth();
  tagger_.open(page::Role::list);
  const std::size_t columns = card_columns(cards);
  for (std::size_t first = 0; first < cards.cards.size(); first += columns) {
    if (first > 0) blank_lines(cards.baselines_between);
    card_row(cards, {first, std::min(first + columns, cards.cards.size())}, columns);
  }
  tagger_.close_to(depth);
}

// The figures of neighbouring cards stand on one line.
void BlockMaker::card_row(const doc::Cards& cards, std::pair<std::size_t, std::size_t> range,
                          std::size_t columns) {
  const Length width = card_width(cards, columns);
  Strip& strip = add(cards.baselines);
  Items& items = ground(strip, cards.full_width);
  std::vector<CardLines> set;
  CardPlace place;
  for (std::size_t i = range.first; i < range.second; ++i) {
    set.push_back(card_lines(tagged(cards.cards[i]), width));
    place.labels = std::max(place.labels, label_height(cards.cards[i], set.back()));
  }
  for (std::size_t i = range.first; i < range.second; ++i) {
    const auto column = static_cast<std::int64_t>(i - range.first);
    // Half a line of air below the rule.
    place.at = {(width + cards.gutter) * column, master_.baseline / 2};
    items.emplace_back(
        page::horizontal_rule({place.at.x, {}}, width, rules::rule, cards.rule_color));
    const Length bottom =
        set_card(items, cards.cards[i], std::move(set[static_cast<std::size_t>(column)]), place);
    strip.height = std::max(strip.height, snapped(bottom, master_.baseline));
  }
}

void BlockMaker::operator()(const doc::Aside& aside) {
  if (strips_.empty() || master_.side_column <= Length{}) return;
  std::vector<SideCard>& cards = strips_[std::min(block_first_, strips_.size() - 1)].side_cards;
  const std::size_t depth = tagger_.depth();
  tagger_.open(page::Role::list);
  for (const doc::Card& card : aside.cards) {
    SideCard side;
    side.span = card.span;
    side.rule = page::horizontal_rule({}, master_.side_column, rules::rule, aside.rule_color);
    const Length bottom =
        set_card(side.items, card, card_lines(tagged(card), master_.side_column), CardPlace{});
    side.height = snapped(bottom, master_.baseline);
    cards.push_back(std::move(side));
  }
  tagger_.close_to(depth);
}

void BlockMaker::add_side_card(Strip strip, base::Span span) {
  SideCard card;
  card.span = span;
  card.height = snapped(strip.height, master_.baseline);
  card.white = master_.baseline;
  for (Items* items : {&strip.area_items, &strip.items}) {
    std::move(items->begin(), items->end(), std::back_inserter(card.items));
  }
  waiting_cards_.push_back(std::move(card));
  waiting_notes_.insert(waiting_notes_.end(), strip.notes.begin(), strip.notes.end());
  const auto shown = std::find_if(strips_.rbegin(), strips_.rend(),
                                  [](const Strip& other) { return !other.blank; });
  if (!break_next_ && shown != strips_.rend()) hand_over(*shown);
}

void BlockMaker::hand_over(Strip& strip) {
  std::move(waiting_cards_.begin(), waiting_cards_.end(), std::back_inserter(strip.side_cards));
  strip.notes.insert(strip.notes.end(), waiting_notes_.begin(), waiting_notes_.end());
  waiting_cards_.clear();
  waiting_notes_.clear();
}

std::vector<Strip> BlockMaker::take() {
  if (!waiting_cards_.empty()) add(1);
  return std::move(strips_);
}

void BlockMaker::operator()(const doc::Highlight& highlight) {
  start_figure();
  const int baselines = fit_baselines(highlight.baselines, highlight.span);
  Strip& strip = add(baselines);
  strip.items.emplace_back(page::horizontal_rule({}, measure(), rules::rule, highlight.rule_color));
  const bool parallel = master_.columns.size() > 1 && !master_.stacked;
  // The figure stands in the first column, or in a third of the only one; its words in the rest.
  const Length left = parallel ? column_left(1) : (measure() + master_.gutter) / 3;
  const Length width = measure() - left;
  // The whole stands half a line down, to leave air under the rule.
  const Length offset = baseline_offset(master_.baseline), half = master_.baseline / 2;
  Length below = master_.baseline * (baselines - 2) + half;
  const std::size_t depth = tagger_.depth();
  tagger_.open(page::Role::division);
  const doc::Words value = tagger_.one(highlight.value, page::Role::paragraph);
  for (text::Line& line : fit(value, least_highlight, left - master_.gutter)) {
    add_line(strip.items, std::move(line), {}, below + offset);
    strip.height = std::max(strip.height, snapped(below + master_.baseline, master_.baseline));
    below += snapped(highlight.value.style.text.size, master_.baseline);
  }
  Length top = half;
  doc::Texts lines = highlight.texts;
  if (!highlight.note.inlines.empty()) lines.push_back(highlight.note);
  lines = tagger_.each(std::move(lines), page::Role::paragraph);
  tagger_.close_to(depth);
  for (const doc::Words& words : lines) {
    for (text::Line& line : wrap(words, width)) {
      add_line(strip.items, std::move(line), left, top + offset);
      top += master_.baseline;
    }
  }
  strip.height = std::max(strip.height, snapped(top, master_.baseline));
}

}  // namespace jianbao::layout
