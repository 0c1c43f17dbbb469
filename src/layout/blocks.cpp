#include "layout/blocks.h"

#include <algorithm>

#include "image/image.h"

namespace jianbao::layout {

namespace {

using base::Length;

constexpr Length bar = Length::points(1);
constexpr Length rule = Length::from_points(0.5);
constexpr Length hair = Length::from_points(0.25);
// A baseline stands at 12 of 17.5 pt: with ascent and descent of half an em around the middle,
// sizes share it.
constexpr std::int64_t baseline_numerator = 700, baseline_denominator = 1000;

// A break after the first or before the last line of a paragraph is a widow or an orphan.
constexpr int split_cost = 30;

}  // namespace

Strip& BlockMaker::add(int baselines) {
  Strip strip;
  strip.baselines = baselines;
  strip.break_before = break_next_;
  break_next_ = false;
  strips_.push_back(std::move(strip));
  return strips_.back();
}

Length BlockMaker::column_left(std::size_t column) const {
  Length left;
  for (std::size_t i = 0; i < column; ++i) left += master_.columns[i] + master_.gutter;
  return left;
}

Length BlockMaker::set_line(Strip& strip, const doc::Words& words, Length left, Length baseline,
                            Length measure) {
  text::Line line = typesetter_.label(words.inlines);
  Length start = left;
  if (words.style.align == style::Align::end) start += measure - line.width;
  if (words.style.align == style::Align::center) start += (measure - line.width) / 2;
  for (page::GlyphRun& run : line.runs) {
    page::Item item = std::move(run);
    page::translate(item, start, baseline);
    strip.items.push_back(std::move(item));
  }
  return line.width;
}

void BlockMaker::operator()(const doc::Space& space) {
  if (break_next_) return;  // space at a page's top would be dropped
  add(space.baselines).blank = true;
}

void BlockMaker::operator()(const doc::PageBreak&) { break_next_ = true; }

void BlockMaker::operator()(const doc::Cover& cover) {
  Strip& strip = add(master_.baselines);
  strip.bare_page = true;
  strip.items.emplace_back(page::horizontal_rule({}, master_.width, bar, cover.rule_color));
  if (cover.image.source != nullptr) {
    // Below the sheet's foot: draw() then lets it stand on the foot.
    draw(cover.image, master_.sheet.width, {{}, master_.sheet.height * 2}, strip.sheet_items);
    Length left;
    for (const doc::Words& words : cover.image.caption) {
      const Length baseline = master_.sheet.height - master_.top - Length::points(30);
      left += set_line(strip, words, left, baseline, master_.width) + Length::points(12);
    }
  }
  for (const doc::Cover::Line& line : cover.lines) {
    set_line(strip, line.words, line.left, line.baseline, master_.width);
  }
  break_next_ = true;
}

Length BlockMaker::draw(const doc::Image& image, Length width, base::Point at,
                        std::vector<page::Item>& items) {
  auto drawing = image::read_svg(*image.source, width, diagnostics_);
  if (!drawing) return {};
  if (at.y > master_.sheet.height) at.y = master_.sheet.height - drawing->size.height;
  items.emplace_back(page::Clip{{at, drawing->size}});
  for (page::Item& item : drawing->items) {
    page::translate(item, at.x, at.y);
    items.push_back(std::move(item));
  }
  items.emplace_back(page::EndClip{});
  for (const image::Label& label : drawing->labels) {
    style::TextStyle style = image.label;
    style.families.insert(style.families.begin(), label.family);
    style.size = label.size;
    style.weight = label.weight;
    style.color = label.color;
    text::Line line = typesetter_.label({{label.text, style, "zh", {image.source, 0, 1}}});
    Length x = at.x + label.at.x;
    if (label.anchor == image::Label::Anchor::middle) x -= line.width / 2;
    if (label.anchor == image::Label::Anchor::end) x -= line.width;
    for (page::GlyphRun& run : line.runs) {
      page::Item item = std::move(run);
      page::translate(item, x, at.y + label.at.y);
      items.push_back(std::move(item));
    }
  }
  return drawing->size.height;
}

void BlockMaker::operator()(const doc::Image& image) {
  Strip& strip = add(1);
  const Length height = draw(image, master_.width, {}, strip.items);
  const std::int64_t grid = master_.baseline.units();
  const auto rows = static_cast<int>((height.units() + grid - 1) / grid);
  strip.baselines = std::max(1, rows);
  const Length offset = master_.baseline.scaled(baseline_numerator, baseline_denominator);
  for (std::size_t i = 0; i < image.caption.size(); ++i) {
    set_line(strip, image.caption[i], column_left(i), master_.baseline * rows + offset,
             master_.columns[i]);
  }
  if (!image.caption.empty()) ++strip.baselines;
}

void BlockMaker::operator()(const doc::Heading& heading) {
  if (heading.baselines_before > 0) (*this)(doc::Space{heading.baselines_before});
  const Length offset = master_.baseline.scaled(baseline_numerator, baseline_denominator);
  Strip& strip = add(heading.baselines);
  strip.break_cost = never;
  strip.heading = &heading;
  strip.items.emplace_back(page::Anchor{heading.id, {}, heading.bookmark, heading.level});
  if (heading.rule) {
    strip.items.emplace_back(page::horizontal_rule({}, master_.width, bar, heading.rule_color));
  }
  const Length first = offset + (heading.rule ? master_.baseline : Length{});
  const int extra = set_heading(strip, heading.texts, first);
  strip.baselines += extra;
  for (std::size_t i = 0; i < heading.deck.size(); ++i) {
    set_line(strip, heading.deck[i], column_left(i), first + master_.baseline * (extra + 1),
             master_.columns[i]);
  }
}

int BlockMaker::set_heading(Strip& strip, const doc::Texts& texts, Length first) {
  int extra = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    style::ParagraphStyle style = texts[i].style;
    style.align = style::Align::start;
    style.hyphenate = false;
    // Display lines need a fifth of their size between them, in whole baselines.
    const std::int64_t grid = master_.baseline.units();
    const auto step = static_cast<int>((style.text.size.scaled(6, 5).units() + grid - 1) / grid);
    int below = 0;
    for (text::Line& line : typesetter_.paragraph(texts[i].inlines, style, master_.columns[i])) {
      for (page::GlyphRun& run : line.runs) {
        page::Item item = std::move(run);
        page::translate(item, column_left(i), first + master_.baseline * below);
        strip.items.push_back(std::move(item));
      }
      below += step;
    }
    extra = std::max(extra, below - step);
  }
  return extra;
}

void BlockMaker::operator()(const doc::Paragraph& paragraph) {
  // In parallel text no indent parts paragraphs, so a blank line does.
  if (paragraph.texts.size() > 1 && !strips_.empty() && strips_.back().column_rule) {
    (*this)(doc::Space{1});
  }
  std::vector<std::vector<text::Line>> columns;
  std::size_t rows = 0;
  for (std::size_t i = 0; i < paragraph.texts.size(); ++i) {
    const doc::Words& words = paragraph.texts[i];
    columns.push_back(typesetter_.paragraph(words.inlines, words.style, master_.columns[i]));
    rows = std::max(rows, columns.back().size());
  }
  const Length offset = master_.baseline.scaled(baseline_numerator, baseline_denominator);
  for (std::size_t row = 0; row < rows; ++row) {
    Strip& strip = add(1);
    strip.column_rule = paragraph.texts.size() > 1;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (row >= columns[i].size()) continue;
      for (page::GlyphRun& run : columns[i][row].runs) {
        page::Item item = std::move(run);
        page::translate(item, column_left(i), offset);
        strip.items.push_back(std::move(item));
      }
      // Both languages may break here, or neither does.
      const std::size_t lines = columns[i].size();
      const bool widow_or_orphan = row + 1 < lines && (row == 0 || row + 2 == lines);
      const int cost = row + 1 == lines ? 0 : widow_or_orphan ? never : split_cost;
      strip.break_cost = std::max(strip.break_cost, cost);
    }
  }
  if (paragraph.keep_with_next && rows > 0) strips_.back().break_cost = never;
}

void BlockMaker::operator()(const doc::Cards& cards) {
  const auto columns = static_cast<std::size_t>(std::max(1, cards.columns));
  const Length width = (master_.width - cards.gutter * static_cast<std::int64_t>(columns - 1)) /
                       static_cast<std::int64_t>(columns);
  for (std::size_t first = 0; first < cards.cards.size(); first += columns) {
    if (first > 0) (*this)(doc::Space{cards.baselines_between});
    Strip& strip = add(cards.baselines);
    for (std::size_t i = first; i < std::min(first + columns, cards.cards.size()); ++i) {
      const Length left = (width + cards.gutter) * static_cast<std::int64_t>(i - first);
      strip.items.emplace_back(page::horizontal_rule({left, {}}, width, rule, cards.rule_color));
      Length top = master_.baseline / 2;
      for (const doc::Words& line : cards.cards[i].lines) {
        top += line.style.leading;
        set_line(strip, line, left, top - master_.baseline.scaled(3, 10), width);
      }
    }
  }
}

void BlockMaker::operator()(const doc::Table& table) {
  std::int64_t total = 0;
  for (const int share : table.shares) total += share;
  const Length offset = master_.baseline.scaled(baseline_numerator, baseline_denominator);
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const doc::Row& row = table.rows[r];
    Strip& strip = add(1);
    if (row.group) {
      strip.items.emplace_back(
          page::rectangle({{}, {master_.width, master_.baseline}}, table.tint));
    }
    if (r == 0)
      strip.items.emplace_back(page::horizontal_rule({}, master_.width, bar, table.rule_color));
    if (row.header) {
      strip.items.emplace_back(
          page::horizontal_rule({{}, master_.baseline}, master_.width, rule, table.rule_color));
    }
    if (r + 1 == table.rows.size()) {
      strip.items.emplace_back(
          page::horizontal_rule({{}, master_.baseline}, master_.width, bar, table.rule_color));
    }
    std::int64_t before = 0;
    std::size_t column = 0;
    for (const doc::Cell& cell : row.cells) {
      std::int64_t share = 0;
      for (int i = 0; i < cell.columns && column < table.shares.size(); ++i)
        share += table.shares[column++];
      set_line(strip, cell.words, master_.width.scaled(before, total), offset,
               master_.width.scaled(share, total));
      before += share;
    }
    if (row.header || row.group) strip.break_cost = never;
  }
}

void BlockMaker::operator()(const doc::Contents& contents) {
  const Length offset = master_.baseline.scaled(baseline_numerator, baseline_denominator);
  for (const Entry& entry : entries_) {
    Strip& strip = add(1);
    strip.items.emplace_back(page::horizontal_rule({}, master_.width, hair, contents.rule_color));
    for (std::size_t i = 0; i < entry.heading->texts.size() && i < contents.entry_styles.size();
         ++i) {
      doc::Words words = entry.heading->texts[i];
      for (doc::Inline& part : words.inlines) part.style = contents.entry_styles[i].text;
      words.style = contents.entry_styles[i];
      set_line(strip, words, column_left(i), offset, master_.columns[i]);
    }
    doc::Words number;
    number.style = contents.page_style;
    number.inlines.push_back({std::to_string(entry.page), contents.page_style.text, "en", {}});
    set_line(strip, number, {}, offset, master_.width);
    strip.items.emplace_back(
        page::Link{{{}, {master_.width, master_.baseline}}, "", entry.heading->id});
  }
}

}  // namespace jianbao::layout
