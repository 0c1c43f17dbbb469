#include "layout/blocks.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/utf8.h"
#include "layout/merge.h"
#include "layout/rules.h"
#include "layout/stack.h"

namespace jianbao::layout {

using base::Length;

namespace {

// A break after the first or before the last line of a paragraph is a widow or an orphan.
constexpr int split_cost = 4, split_word_cost = 30;

}  // namespace

Strip& BlockMaker::add(Length height) {
  Strip strip;
  strip.height = height;
  strip.on_grid = master_.grid;
  strip.break_before = break_next_;
  strip.opened = std::exchange(opened_, {});
  break_next_ = false;
  hand_over(strip);
  strips_.push_back(std::move(strip));
  return strips_.back();
}

void BlockMaker::hand_on() {
  constexpr std::size_t worthwhile = 64;
  if (!streaming_.outlet || !groups_.empty() || !insets_.empty() || strips_.size() < worthwhile)
    return;
  std::vector<Strip> strips = std::exchange(strips_, {});
  strips_.push_back(std::move(strips.back()));
  strips.pop_back();
  block_first_ = 0;
  streaming_.outlet(std::move(strips), std::exchange(floats_, {}));
}

void BlockMaker::mark_block(std::size_t first) {
  while (first < strips_.size() && strips_[first].blank) ++first;
  if (first < strips_.size()) block_first_ = first;
}

Items& BlockMaker::ground(Strip& strip, bool full_width) {
  strip.full_width = full_width && master_.side_column > Length{};
  return full_width ? strip.area_items : strip.items;
}

Length BlockMaker::ground_width(bool full_width) const {
  return full_width ? master_.width - inset_ : measure();
}

Length BlockMaker::column_left(std::size_t column) const {
  Length left;
  if (master_.stacked) return left;
  for (std::size_t i = 0; i < column; ++i) left += master_.columns[i] + master_.gutter;
  return left;
}

Length BlockMaker::column_width(std::size_t column) const {
  return master_.columns[column] - inset_;
}

Length BlockMaker::measure() const {
  const std::size_t last = master_.columns.size() - 1;
  return column_left(last) + column_width(last);
}

void BlockMaker::add_line(Items& items, text::Line line, Length left, Length baseline) {
  // The middle of a line stands a fifth of the grid's step above its baseline.
  if (!strips_.empty()) {
    std::vector<int>& notes = strips_.back().notes;
    notes.insert(notes.end(), line.notes.begin(), line.notes.end());
  }
  text::shift(line, master_.vertical ? base::Point{master_.baseline / 5 - baseline, left}
                                     : base::Point{left, baseline});
  pictures_.set(items, std::move(line));
}

Length BlockMaker::line_step(const style::ParagraphStyle& style) const {
  if (!master_.grid) return style.leading;
  const Length grid = master_.baseline;
  const std::int64_t nearest = (style.leading.units() * 2 + grid.units()) / (grid.units() * 2);
  return std::max({grid, grid * nearest, snapped(style.text.size, grid)});
}

Length BlockMaker::line_step(const doc::Texts& texts) const {
  Length step;
  for (const doc::Words& words : texts) step = std::max(step, line_step(words.style));
  return step > Length{} ? step : master_.baseline;
}

// On the grid in the middle one of its lines.
Length BlockMaker::line_offset(Length step) const {
  if (!master_.grid) return baseline_offset(step);
  const Length grid = master_.baseline;
  return baseline_offset(grid) + grid * (step.units() / grid.units() / 2);
}

Reach BlockMaker::growth(const text::Line& line, Length step) const {
  if (line.pictures.empty() || master_.vertical) return {};
  const Reach reach = reach_of_pictures(line);
  const Length above = std::max(Length{}, reach.above - line_offset(step));
  const Length below = std::max(Length{}, reach.below - (step - line_offset(step)));
  if (!master_.grid) return {above, below};
  return {snapped(above, master_.baseline), snapped(below, master_.baseline)};
}

style::ParagraphStyle BlockMaker::directed(style::ParagraphStyle style) const {
  style.writing_mode =
      master_.vertical ? style::WritingMode::vertical : style::WritingMode::horizontal;
  return style;
}

page::Path BlockMaker::area(base::Point from, base::Size size, base::Color color) const {
  if (!master_.vertical) return page::rectangle({from, size}, color);
  return page::rectangle({{-from.y - size.height, from.x}, {size.height, size.width}}, color);
}

page::Path BlockMaker::rule(base::Point from, Length width, Length thickness,
                            base::Color color) const {
  return area(from, {width, thickness}, color);
}

Length BlockMaker::set_line(Items& items, const doc::Words& words, const Place& place) {
  if (words.inlines.empty()) return {};
  text::Line line = typesetter_.label(words.inlines, directed(words.style));
  const Length over = line.width - place.width;
  if (over > Length::from_points(0.5)) {
    diagnostics_.warn(words.inlines.front().span, "this is wider than its place",
                      "by " + base::points_text(over) + ", so it is set smaller");
    line = smaller(words, line.width, place.width);
  }
  const Length width = line.width;
  Length left = place.left;
  if (words.style.align == style::Align::end) left += place.width - width;
  if (words.style.align == style::Align::center) left += (place.width - width) / 2;
  add_line(items, std::move(line), left, place.baseline);
  return width;
}

void BlockMaker::set_lines(Items& items, const doc::Texts& texts, Length baseline) {
  Length left;  // stacked languages share a line
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Place place{column_left(i) + left, baseline, column_width(i) - left};
    const Length width = set_line(items, texts[i], place);
    if (master_.stacked && width > Length{}) left += width + texts[i].style.text.size;
  }
}

void BlockMaker::operator()(const doc::Space& space) {
  blank_lines(space.baselines);
  flow_ = Flow::space;
}

void BlockMaker::blank_lines(int count) {
  if (break_next_ || count == 0) return;  // space at a page's top would be dropped
  const bool kept = !strips_.empty() && strips_.back().break_cost >= never;
  // A page drops it at its top, with all that it has.
  std::vector<SideCard> cards = std::exchange(waiting_cards_, {});
  std::vector<int> notes = std::exchange(waiting_notes_, {});
  Strip& strip = add(count);
  strip.blank = true;
  waiting_cards_ = std::move(cards);
  waiting_notes_ = std::move(notes);
  // What is kept with the next is kept with it across the blank line.
  if (kept) strip.break_cost = never;
}

void BlockMaker::start_figure() {
  starts_with_figure_ = starts_with_figure_ || strips_.empty();
  if (flow_ == Flow::text || flow_ == Flow::figure) blank_lines(1);
  flow_ = Flow::figure;
}

void BlockMaker::operator()(const doc::PageBreak& page_break) {
  break_next_ = true;
  opened_ = page_break;
  flow_ = Flow::start;
}

void BlockMaker::operator()(const doc::Group& group) {
  groups_.push_back({group, strips_.size(), flow_});
}

void BlockMaker::operator()(const doc::GroupEnd&) {
  const auto [group, first, before] = std::move(groups_.back());
  groups_.pop_back();
  std::size_t shown = first;
  while (shown < strips_.size() && strips_[shown].blank) ++shown;
  if (shown == strips_.size()) return;
  block_first_ = shown;
  if (!group.id.empty()) strips_[shown].items.emplace_back(page::Anchor{group.id, {}, "", 0});
  for (std::size_t i = shown; group.shows_signature && i < strips_.size(); ++i) {
    strips_[i].shows_signature = true;
  }
  const Length height = height_from(shown), page = master_.area_height();
  const bool fits = height <= page;
  if (!fits && (group.keep_together || group.place != doc::Group::Place::flow)) {
    too_tall(group.span, height - page);
  }
  for (std::size_t i = shown; group.keep_together && fits && i + 1 < strips_.size(); ++i) {
    strips_[i].break_cost = never;
  }
  if (group.keep_with_next) strips_.back().break_cost = never;
  const bool floats =
      group.place == doc::Group::Place::page_top || group.place == doc::Group::Place::page_foot;
  if (!fits || !floats) return;
  float_from(shown, group.place);
  flow_ = strips_.empty() || break_next_ ? Flow::start : before;
}

Length BlockMaker::height_from(std::size_t first) const {
  Stack stack(master_.baseline);
  for (std::size_t i = first; i < strips_.size(); ++i) stack.add(strips_[i]);
  return stack.height();
}

// What stands from a strip on leaves the flow; the blank line above it goes too.
void BlockMaker::float_from(std::size_t first, doc::Group::Place place) {
  std::vector<Strip> strips(
      std::make_move_iterator(strips_.begin() + static_cast<std::ptrdiff_t>(first)),
      std::make_move_iterator(strips_.end()));
  strips_.resize(first);
  while (!strips_.empty() && strips_.back().blank) strips_.pop_back();
  if (!strips.empty() && strips.front().break_before) break_next_ = true;
  Float figure;
  figure.strip = merged(std::move(strips), master_);
  figure.anchor = strips_.size();
  figure.at_top = place == doc::Group::Place::page_top;
  floats_.push_back(std::move(figure));
}

void BlockMaker::heading_rules(Strip& strip, const doc::Heading& heading) {
  using Rule = doc::HeadingRule;
  const bool section = heading.level == 1;
  if (heading.rule == Rule::page_top || heading.rule == Rule::always) {
    strip.top_items.emplace_back(rule({}, master_.width, rules::bar, heading.rule_color));
  }
  if (heading.rule != Rule::in_page && heading.rule != Rule::always) return;
  // Between parts of a section it stands in the blank line above.
  const Length above = section ? Length{} : Length::points(6) - master_.baseline;
  Items& items = heading.full_width ? strip.inner_area_items : strip.inner_items;
  items.emplace_back(rule({{}, above}, ground_width(heading.full_width),
                          section ? rules::rule : rules::hair,
                          section ? heading.rule_color : heading.hairline_color));
}

void BlockMaker::operator()(const doc::Heading& heading) {
  const bool section = heading.level == 1;
  const bool ruled =
      heading.rule == doc::HeadingRule::in_page || heading.rule == doc::HeadingRule::always;
  const bool below_ground = !strips_.empty() && ground_end_ == strips_.size();
  // A section keeps clear of a ground, and its rule of any figure, asked for or not.
  const int least = section && ((ruled && flow_ == Flow::figure) || below_ground) ? 1 : 0;
  blank_lines(std::max(least, heading.baselines_before));
  flow_ = Flow::heading;
  Strip& strip = add(heading.baselines);
  strip.break_cost = never;
  strip.heading = &heading;
  strip.column_rule = !section && heading.texts.size() > 1;
  Items& items = ground(strip, heading.full_width);
  items.emplace_back(page::Anchor{heading.id, {}, heading.bookmark, heading.level});
  heading_rules(strip, heading);
  // A section's title stands a line below its rule.
  const Length first = baseline_offset(master_.baseline) + (section ? master_.baseline : Length{});
  tagger_.open_section(heading.level);
  const std::vector<page::Tag> tags =
      tagger_.parted_elements(heading.texts, tagger_.heading_role(heading.level));
  if (!heading.number.inlines.empty() && !tags.empty()) {
    doc::Words number = tagger_.filled(heading.number, tags.front());
    number.style.align = style::Align::end;
    set_line(items, number, {-Length::points(38), first, Length::points(30)});
  }
  const Length extra = set_heading(items, tagger_.filled(heading.texts, tags), first);
  strip.height += extra;
  set_lines(items, tagger_.each(heading.deck, page::Role::paragraph),
            first + extra + master_.baseline);
}

Length BlockMaker::set_heading(Items& items, const doc::Texts& texts, Length first) {
  Length extra, below;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (!master_.stacked) below = {};
    style::ParagraphStyle style = directed(texts[i].style);
    const bool placed = style.align == style::Align::center || style.align == style::Align::end;
    if (!placed) style.align = style::Align::start;
    style.hyphenate = false;
    // Display lines need a twelfth of their size between them, in whole baselines.
    const Length step =
        master_.grid ? snapped(style.text.size.scaled(13, 12), master_.baseline) : style.leading;
    for (text::Line& line : typesetter_.paragraph(texts[i].inlines, style, column_width(i))) {
      const Reach grown = growth(line, step);
      add_line(items, std::move(line), column_left(i), first + below + grown.above);
      below += grown.above + step + grown.below;
    }
    extra = std::max(extra, below - step);
  }
  return extra;
}

// In parallel text no indent parts paragraphs, so a blank line does.
int BlockMaker::paragraph_gap(const doc::Paragraph& paragraph) const {
  if (paragraph.baselines_before) return *paragraph.baselines_before;
  if (flow_ == Flow::figure) return 1;
  if (master_.stacked && paragraph.texts.size() > 1) return flow_ == Flow::text ? 1 : 0;
  const bool follows = !strips_.empty() && strips_.back().column_rule && !strips_.back().heading;
  return paragraph.texts.size() > 1 && follows ? 1 : 0;
}

namespace {

// Of a page break after a line: no widow, no orphan, and better no part of a word.
int cost_of_break(const std::vector<text::Line>& lines, std::size_t row) {
  if (row + 1 == lines.size()) return 0;
  if (row == 0 || row + 2 == lines.size()) return never;
  const auto& runs = lines[row].runs;
  const bool hyphen = !runs.empty() && runs.back().text.ends_with(base::soft_hyphen);
  return hyphen ? split_word_cost : split_cost;
}

}  // namespace

// One language below the other, without white between.
void BlockMaker::stacked_paragraph(const doc::Paragraph& paragraph) {
  doc::Paragraph one = paragraph;
  for (std::size_t i = 0; i < paragraph.texts.size(); ++i) {
    one.texts = {tagger_.one(paragraph.texts[i], page::Role::paragraph, i)};
    one.column_rule = false;
    one.baselines_before = 0;
    one.keep_with_next = paragraph.keep_with_next;
    (*this)(one);
  }
}

void BlockMaker::operator()(const doc::Paragraph& paragraph) {
  blank_lines(paragraph_gap(paragraph));
  const bool turned = !paragraph.texts.empty() &&
                      paragraph.texts.front().style.writing_mode == style::WritingMode::vertical;
  if (turned && !master_.vertical) return vertical_paragraph(paragraph);
  if (master_.stacked && paragraph.texts.size() > 1) return stacked_paragraph(paragraph);
  const bool first = flow_ != Flow::text || paragraph.baselines_before.has_value();
  flow_ = Flow::text;
  std::vector<std::vector<text::Line>> columns;
  std::size_t rows = 0;
  const doc::Texts texts = tagger_.each(paragraph.texts, page::Role::paragraph);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const doc::Words& words = texts[i];
    style::ParagraphStyle style = directed(words.style);
    if (first && !style.indent_first) {
      style.indent = {};
      style.indent_auto = false;
    }
    columns.push_back(typesetter_.paragraph(words.inlines, style, column_width(i)));
    rows = std::max(rows, columns.back().size());
  }
  const Length step = line_step(paragraph.texts);
  for (std::size_t row = 0; row < rows; ++row) {
    Strip& strip = add(step);
    strip.column_rule = paragraph.column_rule && paragraph.texts.size() > 1;
    strip.goes_on = row + 1 < rows;
    Reach grown;
    for (const std::vector<text::Line>& lines : columns) {
      if (row >= lines.size()) continue;
      const Reach needed = growth(lines[row], step);
      grown = {std::max(grown.above, needed.above), std::max(grown.below, needed.below)};
    }
    strip.height += grown.above + grown.below;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (row >= columns[i].size()) continue;
      // Both languages may break here, or neither does.
      strip.break_cost = std::max(strip.break_cost, cost_of_break(columns[i], row));
      add_line(i == 0 ? strip.items : strip.other_columns, std::move(columns[i][row]),
               column_left(i), grown.above + line_offset(step));
    }
  }
  if (paragraph.keep_with_next && rows > 0) strips_.back().break_cost = never;
}

}  // namespace jianbao::layout
