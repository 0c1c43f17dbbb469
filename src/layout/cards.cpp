#include <algorithm>

#include "layout/blocks.h"
#include "layout/rules.h"

namespace jianbao::layout {

using base::Length;

// A figure with a long unit is set smaller, down to four fifths.
doc::Words BlockMaker::fitted(doc::Words words, Length width) {
  const Length natural = typesetter_.label(words.inlines).width;
  if (natural <= width) return words;
  const Length least = std::max(width, natural.scaled(4, 5));
  for (doc::Inline& part : words.inlines) {
    part.style.size = part.style.size.scaled(least.units(), natural.units());
  }
  return words;
}

// A line's leading ends where the next begins; its baseline stands as far above as text's does.
Length BlockMaker::set_card(Items& items, const doc::Card& card, base::Point at, Length width) {
  const Length descent = master_.baseline - baseline_offset(master_.baseline);
  for (const doc::Card::Line& line : card.lines) {
    if (line.words.inlines.empty()) continue;
    if (!line.wraps) {
      at.y += line.words.style.leading;
      set_line(items, fitted(line.words, width), {at.x, at.y - descent, width});
      continue;
    }
    style::ParagraphStyle style = line.words.style;
    if (style.align == style::Align::justify) style.align = style::Align::start;
    for (text::Line& part : typesetter_.paragraph(line.words.inlines, style, width)) {
      at.y += style.leading;
      add_line(items, std::move(part), at.x, at.y - descent);
    }
  }
  return at.y;
}

void BlockMaker::operator()(const doc::Cards& cards) {
  start_figure();
  const auto columns = static_cast<std::size_t>(std::max(1, cards.columns));
  const auto gutters = static_cast<std::int64_t>(columns) - 1;
  const Length width = (ground_width(cards.full_width) - cards.gutter * gutters) / (gutters + 1);
  for (std::size_t first = 0; first < cards.cards.size(); first += columns) {
    if (first > 0) blank_lines(cards.baselines_between);
    Strip& strip = add(cards.baselines);
    Items& items = ground(strip, cards.full_width);
    for (std::size_t i = first; i < std::min(first + columns, cards.cards.size()); ++i) {
      const Length left = (width + cards.gutter) * static_cast<std::int64_t>(i - first);
      items.emplace_back(page::horizontal_rule({left, {}}, width, rules::rule, cards.rule_color));
      // Half a line of air below the rule.
      const Length bottom = set_card(items, cards.cards[i], {left, master_.baseline / 2}, width);
      strip.height = std::max(strip.height, snapped(bottom, master_.baseline));
    }
  }
}

void BlockMaker::operator()(const doc::Aside& aside) {
  if (strips_.empty() || master_.side_column <= Length{}) return;
  std::vector<SideCard>& cards = strips_.back().side_cards;
  for (const doc::Card& card : aside.cards) {
    SideCard side;
    side.span = card.span;
    side.rule = page::horizontal_rule({}, master_.side_column, rules::rule, aside.rule_color);
    side.height = snapped(set_card(side.items, card, {}, master_.side_column), master_.baseline);
    cards.push_back(std::move(side));
  }
}

void BlockMaker::operator()(const doc::Highlight& highlight) {
  start_figure();
  Strip& strip = add(highlight.baselines);
  strip.items.emplace_back(page::horizontal_rule({}, measure(), rules::rule, highlight.rule_color));
  const bool parallel = master_.columns.size() > 1;
  // The figure stands in the first column, or in a third of the only one; its words in the rest.
  const Length left = parallel ? column_left(1) : (measure() + master_.gutter) / 3;
  const Length width = measure() - left;
  // The whole stands half a line down, to leave air under the rule.
  const Length offset = baseline_offset(master_.baseline), half = master_.baseline / 2;
  set_line(
      strip.items, highlight.value,
      {{}, master_.baseline * (highlight.baselines - 2) + half + offset, left - master_.gutter});
  Length top = half;
  doc::Texts lines = highlight.texts;
  if (!highlight.note.inlines.empty()) lines.push_back(highlight.note);
  for (const doc::Words& words : lines) {
    style::ParagraphStyle style = words.style;
    style.align = style::Align::start;
    style.hyphenate = false;
    for (text::Line& line : typesetter_.paragraph(words.inlines, style, width)) {
      add_line(strip.items, std::move(line), left, top + offset);
      top += master_.baseline;
    }
  }
  strip.height = std::max(strip.height, snapped(top, master_.baseline));
}

}  // namespace jianbao::layout
