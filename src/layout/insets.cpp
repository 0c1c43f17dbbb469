#include <algorithm>

#include "layout/blocks.h"
#include "layout/rules.h"

namespace jianbao::layout {

using base::Length;

namespace {

constexpr Length least_column = Length::points(36);
// Of a page break that leaves one line of a list's end, or of its start, alone.
constexpr int lone_item_cost = 30;
constexpr Length quote_indent = Length::points(12), callout_padding = Length::points(10);

// Where a block is set in, its strips are made as if the columns started at its edge.
void shift(Strip& strip, base::Point by, RepeatedCopies& repeated) {
  for (Items* items :
       {&strip.items, &strip.other_columns, &strip.area_items, &strip.top_items, &strip.first_items,
        &strip.inner_items, &strip.inner_area_items, &strip.again_items}) {
    for (page::Item& item : *items) page::translate(item, by.x, by.y);
  }
  strip.repeat = repeated.of(strip.repeat, [&](Repeated& repeat) {
    for (page::Item& item : repeat.items) page::translate(item, by.x, by.y);
  });
}

void put_first(Items& items, Items more) {
  items.insert(items.begin(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

// What the first marker says of all.
page::ListNumbering numbering_of(const doc::List& list) {
  using Numbering = page::ListNumbering;
  if (list.markers.empty() || list.markers.front().empty()) return Numbering::none;
  const auto& inlines = list.markers.front().front().inlines;
  const std::string marker = inlines.empty() ? std::string{} : inlines.front().text;
  const auto starts = [&](std::string_view with) { return marker.starts_with(with); };
  if (marker.empty()) return Numbering::none;
  if (starts("•") || starts("·") || starts("●")) return Numbering::disc;
  if (starts("◦") || starts("○") || starts("–") || starts("—") || starts("-")) {
    return Numbering::circle;
  }
  if (starts("▪") || starts("■") || starts("□")) return Numbering::square;
  if (starts("i.") || starts("(i)")) return Numbering::lower_roman;
  if (starts("I.") || starts("(I)")) return Numbering::upper_roman;
  if (starts("a") || starts("(a)")) return Numbering::lower_alpha;
  if (starts("A") || starts("(A)")) return Numbering::upper_alpha;
  return Numbering::decimal;
}

}  // namespace

void BlockMaker::open_inset(Inset inset, base::Span span) {
  Length narrowest = column_width(0);
  for (std::size_t i = 1; i < master_.columns.size(); ++i) {
    narrowest = std::min(narrowest, column_width(i));
  }
  if (narrowest - inset.left - inset.right < least_column) {
    diagnostics_.error(span, "the column has no room for what is nested here");
    inset.left = inset.right = {};
  }
  inset_ += inset.left + inset.right;
  insets_.push_back(std::move(inset));
}

// The items hang behind the widest marker in any language, so that they stand alike side by side.
void BlockMaker::operator()(const doc::List& list) {
  Inset inset{strips_.size()};
  inset.list = &list;
  Length widest;
  for (const doc::Texts& markers : list.markers) {
    for (const doc::Words& marker : markers) {
      if (marker.inlines.empty()) continue;
      const Length gap = marker.style.text.size / 2;
      widest = std::max(widest, typesetter_.label(marker.inlines).width + gap);
    }
  }
  inset.left = widest;
  inset.depth = tagger_.depth();
  tagger_.open(page::Role::list);
  tagger_.set_numbering(numbering_of(list));
  open_inset(std::move(inset), list.span);
}

void BlockMaker::operator()(const doc::ListItem&) {
  Inset& list = insets_.back();
  Inset item{strips_.size()};
  list.last_item = item.first;
  item.depth = tagger_.depth();
  tagger_.open(page::Role::list_item);
  item.marker = tagger_.parted(list.list->markers[list.items++], page::Role::label);
  tagger_.open(page::Role::list_body);
  if (list.list->of_notes) tagger_.open(page::Role::note);
  insets_.push_back(std::move(item));
}

void BlockMaker::operator()(const doc::Quote& quote) {
  start_figure();
  flow_ = Flow::heading;  // nothing parts it from its first paragraph
  Inset inset{strips_.size(), quote_indent};
  inset.quote = &quote;
  inset.depth = tagger_.depth();
  tagger_.open(page::Role::block_quote);
  open_inset(std::move(inset), quote.span);
}

void BlockMaker::operator()(const doc::Callout& callout) {
  if (flow_ == Flow::heading) blank_lines(1);
  start_figure();
  flow_ = Flow::heading;
  Inset inset{strips_.size(), callout_padding, callout_padding};
  inset.callout = &callout;
  inset.depth = tagger_.depth();
  tagger_.open(page::Role::division);
  open_inset(std::move(inset), callout.span);
  if (callout.title.empty()) return;
  if (!fits_line(callout.title)) return long_title(callout.title);
  Strip& strip = add(1);
  strip.break_cost = never;
  set_lines(strip.items, tagger_.each(callout.title, page::Role::paragraph),
            baseline_offset(master_.baseline));
}

// A title of several lines is a paragraph that nothing parts from what it titles.
void BlockMaker::long_title(const doc::Texts& title) {
  const std::size_t first = strips_.size();
  doc::Paragraph paragraph;
  paragraph.texts = title;
  paragraph.baselines_before = 0;
  for (doc::Words& words : paragraph.texts) {
    words.style.indent = {};
    words.style.indent_auto = false;
  }
  (*this)(paragraph);
  for (std::size_t i = first; i < strips_.size(); ++i) strips_[i].break_cost = never;
  flow_ = Flow::heading;
}

void BlockMaker::operator()(const doc::InsetEnd&) {
  const Inset inset = std::move(insets_.back());
  insets_.pop_back();
  tagger_.close_to(inset.depth);
  inset_ -= inset.left + inset.right;
  block_first_ = inset.first;
  const base::Point by =
      master_.vertical ? base::Point{{}, inset.left} : base::Point{inset.left, {}};
  RepeatedCopies repeated;
  for (std::size_t i = inset.first; i < strips_.size(); ++i) shift(strips_[i], by, repeated);
  if (!inset.marker.empty()) set_marker(inset);
  if (inset.list != nullptr && inset.items > 1) keep_lone_items(inset);
  if (inset.quote != nullptr) set_bar(inset);
  if (inset.callout != nullptr) {
    set_ground(inset.first, inset.callout->background);
    ground_end_ = strips_.size();
  }
  if (inset.quote != nullptr || inset.callout != nullptr) flow_ = Flow::figure;
}

// An item of one line is no better alone on a page than a line of a paragraph.
void BlockMaker::keep_lone_items(const Inset& list) {
  std::vector<std::size_t> shown;
  for (std::size_t i = list.first; i < strips_.size(); ++i) {
    if (!strips_[i].blank) shown.push_back(i);
  }
  if (shown.size() < 2) return;
  const auto no_break_between = [&](std::size_t above, std::size_t below) {
    for (std::size_t i = above; i < below; ++i) {
      strips_[i].break_cost = std::max(strips_[i].break_cost, lone_item_cost);
    }
  };
  no_break_between(shown[0], shown[1]);
  // What stands in the last item beyond its first line has rules of its own.
  if (list.last_item > shown[shown.size() - 2]) {
    no_break_between(shown[shown.size() - 2], shown.back());
  }
}

// Behind the list's own edge, which the item's text stands at, on the baseline of its first line.
namespace {

// Of a line that is higher for a picture's sake, if it has words.
std::optional<Length> first_baseline(const Items& items) {
  std::optional<Length> baseline;
  bool picture = false;
  for (const page::Item& item : items) {
    const auto* run = std::get_if<page::GlyphRun>(&item);
    if (run != nullptr && !baseline) baseline = run->origin.y;
    picture = picture || std::holds_alternative<page::FigurePlace>(item);
  }
  return picture ? baseline : std::nullopt;
}

}  // namespace

void BlockMaker::set_marker(const Inset& inset) {
  std::size_t first = inset.first;
  while (first < strips_.size() && strips_[first].blank) ++first;
  if (first == strips_.size()) add(1);
  Strip& strip = strips_[first];
  const Length room = insets_.back().left;
  const Length baseline = first_baseline(strip.items).value_or(line_offset(strip.height));
  // Below one another, the languages of an item have one marker.
  const std::size_t count = master_.stacked ? 1 : inset.marker.size();
  for (std::size_t i = count; i < inset.marker.size(); ++i) tagger_.leave_out(inset.marker[i]);
  for (std::size_t i = count; i-- > 0;) {
    doc::Words marker = inset.marker[i];
    const Length gap = marker.style.text.size / 2;
    marker.style.align = style::Align::end;
    Items items;
    set_line(items, marker, {column_left(i) - room, baseline, room - gap});
    put_first(i == 0 ? strip.items : strip.other_columns, std::move(items));
  }
}

// One bar a column, through all lines.
void BlockMaker::set_bar(const Inset& inset) {
  for (std::size_t k = inset.first; k < strips_.size(); ++k) {
    Items bars;
    for (std::size_t i = 0; i < master_.columns.size(); ++i) {
      if (inset.quote->column.value_or(i) != i) continue;
      bars.emplace_back(
          area({column_left(i), {}}, {rules::bar, strips_[k].height}, inset.quote->bar));
    }
    put_first(strips_[k].items, std::move(bars));
  }
}

void BlockMaker::set_ground(std::size_t first, base::Color color) {
  // Letters stand nearer to the foot of their line.
  const Length width = measure();
  const Length above = master_.baseline / 4, below = master_.baseline.scaled(2, 5);
  for (std::size_t k = first; k < strips_.size(); ++k) {
    Strip& strip = strips_[k];
    const bool last = k + 1 == strips_.size();
    const Length height = strip.height + (last ? below : Length{});
    put_first(strip.items, {area({}, {width, height}, color)});
    strip.column_rule = false;
    // Above what a page goes on with, too.
    Items& padded = k == first ? strip.items : strip.first_items;
    put_first(padded, {area({{}, -above}, {width, above}, color)});
  }
}

void BlockMaker::code_line(const doc::Code::Line& line) {
  if (master_.stacked && line.texts.size() > 1) {
    for (std::size_t i = 0; i < line.texts.size(); ++i) {
      code_line({{line.texts[i]}, {line.spaces[i]}});
    }
    return;
  }
  std::vector<std::vector<text::Line>> columns;
  std::size_t rows = 1;
  for (std::size_t i = 0; i < line.texts.size(); ++i) {
    const auto& [inlines, given] = line.texts[i];
    style::ParagraphStyle style = directed(given);
    if (!inlines.empty() && line.spaces[i] > 0) {
      // All characters are as wide as a figure.
      doc::Inline figure = inlines.front();
      figure.text = "0";
      style.indent = typesetter_.label({figure}).width * line.spaces[i];
    }
    const Length width = line.texts.size() == 1 ? measure() : column_width(i);
    std::vector<text::Line> lines = typesetter_.paragraph(inlines, style, width);
    if (!lines.empty()) {
      text::start_with_spaces(lines.front(), line.spaces[i]);
      text::end_with_space(lines.back());
    }
    columns.push_back(std::move(lines));
    rows = std::max(rows, columns.back().size());
  }
  const Length step = line_step(line.texts);
  for (std::size_t row = 0; row < rows; ++row) {
    Strip& strip = add(step);
    strip.goes_on = row + 1 < rows;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (row >= columns[i].size()) continue;
      add_line(i == 0 ? strip.items : strip.other_columns, std::move(columns[i][row]),
               column_left(i), line_offset(step));
    }
  }
}

page::Tag BlockMaker::code_element(const doc::Words& words) {
  const page::Tag paragraph = tagger_.element_for(words, page::Role::paragraph);
  return tagger_.element_in(paragraph, page::Role::code);
}

void BlockMaker::operator()(const doc::Code& code) {
  if (flow_ == Flow::heading) blank_lines(1);
  start_figure();
  Inset inset{strips_.size(), callout_padding, callout_padding};
  open_inset(std::move(inset), {});
  const std::size_t first = strips_.size();
  std::vector<page::Tag> elements;
  for (doc::Code::Line line : code.lines) {
    for (std::size_t i = 0; i < line.texts.size(); ++i) {
      if (i >= elements.size()) elements.push_back(code_element(line.texts[i]));
      tagger_.fill(line.texts[i], elements[i]);
    }
    code_line(line);
  }
  (*this)(doc::InsetEnd{});
  set_ground(first, code.background);
  flow_ = Flow::figure;
}

void BlockMaker::operator()(const doc::Divider& divider) {
  if (flow_ == Flow::start) return;
  if (flow_ == Flow::figure) blank_lines(1);
  Strip& strip = add(1);
  const Length third = measure() / 3;
  strip.inner_items.emplace_back(
      page::horizontal_rule({third, master_.baseline / 2}, third, rules::hair, divider.color));
  flow_ = Flow::space;
}

}  // namespace jianbao::layout
