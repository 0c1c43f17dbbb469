#include <algorithm>

#include "chart/chart.h"
#include "layout/cell_check.h"
#include "layout/cell_drawing.h"
#include "layout/table.h"

namespace jianbao::layout {

using base::Length;

namespace {

// How far up from the baseline figures reach, and how far down letters do: percents of the size.
constexpr int cap_height = 72, descent = 22;
// Between a rule and the readings below it.
constexpr Length below_rule = Length::from_points(1.5);

// Between its groups of digits, and elsewhere only where one of them is too wide.
void part_figures(doc::Words& words) {
  words.style.break_words = true;
  for (doc::Inline& part : words.inlines) {
    std::string text;
    for (const char c : part.text) text += c == ',' ? ",\u200B" : std::string(1, c);
    part.text = std::move(text);
  }
}

}  // namespace

// A decimal column's header and numbers end where its widest number does.
void TableMaker::set_decimal(Items& items, const doc::Words& words, std::size_t column,
                             Length below) {
  const Extent place = columns_.extent(column, 1);
  const Length left = columns_.decimal_left(words, column);
  const Length room = place.left + place.width - std::max(left, place.left);
  const Length offset = lowered_ + baseline_offset(words.style.leading);
  const std::size_t begin = items.size();
  const Length top = top_ + below;
  blocks_.set_line(items, words, {left, top + offset, room});
  lines_.push_back({begin, items.size(), top + lowered_, top + lowered_ + words.style.leading});
}

// What a line's pictures need beside its leading.
Reach TableMaker::growth(const text::Line& line, Length leading) {
  const Reach reach = reach_of_pictures(line);
  const Length offset = baseline_offset(leading);
  return {std::max(Length{}, reach.above - offset),
          std::max(Length{}, reach.below - (leading - offset))};
}

Length TableMaker::set_words(Items& items, const doc::Words& words, const Extent& place,
                             Length below) {
  style::ParagraphStyle style = words.style;
  if (style.align == style::Align::justify) style.align = style::Align::start;
  Length height;
  for (text::Line& line : blocks_.typesetter_.paragraph(words.inlines, style, place.width)) {
    const Length top = top_ + below + height + lowered_;
    const std::size_t begin = items.size();
    const bool first = below + height == Length{};
    if (first && line.above > Length{}) {
      const Length room = top + baseline_offset(style.leading) - below_rule;
      missing_ = std::max(missing_, line.above - room);
    }
    const Reach grown = growth(line, style.leading);
    const Length baseline = top + grown.above + baseline_offset(style.leading);
    const Length step = grown.above + style.leading + grown.below;
    blocks_.add_line(items, std::move(line), place.left, baseline);
    lines_.push_back({begin, items.size(), top, top + step});
    height += step;
  }
  return height;
}

// As high as the figures beside it, from the baseline up; behind a number a little more.
page::Rectangle TableMaker::line_place(const doc::Cell& cell, const Extent& extent,
                                       bool behind) const {
  const style::ParagraphStyle& style = cell.words.style;
  const Length baseline = top_ + lowered_ + baseline_offset(style.leading);
  const Length above = style.text.size.scaled(cap_height + (behind ? descent : 0), 100);
  const Length below = behind ? style.text.size.scaled(descent, 100) : Length{};
  return {{extent.left, baseline - above}, {extent.width, above + below}};
}

void TableMaker::set_bar(Items& items, const doc::Cell& cell, std::size_t column) {
  const Extent extent =
      cell.bar->beside ? columns_.bar_extent(column) : columns_.extent(column, cell.columns);
  draw_bar(items, *cell.bar, line_place(cell, extent, !cell.bar->beside));
}

// What stands in place of words is a figure of the cell.
Length TableMaker::set_drawing(Items& items, const doc::Cell& cell, std::size_t column) {
  const Extent extent = columns_.extent(column, cell.columns);
  const std::size_t begin = items.size();
  page::FigurePlace figure;
  figure.tag = cell.figure_tag;
  figure.chart = true;
  Length height = cell.words.style.leading;
  Length top = top_ + lowered_;
  if (cell.sparkline) {
    figure.span = cell.sparkline->span;
    figure.area = line_place(cell, extent, false);
    draw_sparkline(items, *cell.sparkline, figure.area);
  } else {
    figure.span = cell.chart->span;
    figure.area = set_chart(items, cell, extent);
    top = figure.area.origin.y;
    height = figure.area.size.height;
  }
  make_figure(items, begin, figure);
  lines_.push_back({begin, items.size(), top, top + height});
  return top - top_ + height;
}

page::Rectangle TableMaker::set_chart(Items& items, const doc::Cell& cell, const Extent& extent) {
  const doc::Chart& chart = *cell.chart;
  const Length height = cell.words.style.leading * chart.baselines;
  chart::Drawing drawing =
      chart::draw({chart.view, chart.config, chart.colors, chart.languages, chart.families,
                   extent.width, height, chart.reword, chart.required, chart.units},
                  blocks_.typesetter_, blocks_.diagnostics_);
  for (page::Item& item : drawing.items) {
    page::translate(item, extent.left, top_);
    items.push_back(std::move(item));
  }
  if (cell.figure_tag != page::artifact) {
    blocks_.tagger_.facts(cell.figure_tag).alternative =
        chart.alt.empty() ? drawing.description : chart.alt;
  }
  return {{extent.left, top_}, drawing.size};
}

Length TableMaker::set_cell(Items& items, const doc::Cell& cell, std::size_t column, bool body) {
  const bool own = cell.columns == 1 && body;
  const bool parted = own && columns_.parts_figures(column);
  const bool decimal = table_.columns[column].decimal && own && !parted;
  const Extent place = columns_.extent(column, cell.columns);
  const std::size_t first = items.size();
  lowered_ = row_offset_ - baseline_offset(cell.words.style.leading);
  if (cell.sparkline || cell.chart) return set_drawing(items, cell, column);
  if (cell.bar) set_bar(items, cell, column);
  Length height;
  const auto set = [&](const doc::Words& given) {
    if (given.inlines.empty()) return;
    const bool smaller = own && columns_.sets_smaller(column);
    doc::Words changed;
    if (smaller) changed = columns_.sized(given, column);
    if (parted) part_figures(changed);
    if (parted && table_.columns[column].decimal) changed.style.align = style::Align::end;
    const doc::Words& words = smaller ? changed : given;
    if (decimal) {
      set_decimal(items, words, column, height);
      height += words.style.leading;
    } else {
      height += set_words(items, words, place, height);
    }
  };
  set(cell.words);
  std::for_each(cell.below.begin(), cell.below.end(), set);
  // The white between columns is a part of both.
  const bool last = column + static_cast<std::size_t>(cell.columns) >= columns_.size();
  const Length before = column > 0 ? table_.gap : Length{}, behind = last ? Length{} : table_.gap;
  const Extent own_place{place.left - before, before + place.width + behind};
  if (const auto outside = find_outside_column(items, first, own_place)) {
    blocks_.diagnostics_.error(*outside, "this would reach out of its column of the table",
                               "the column needs more room, or the table fewer columns");
  }
  return height == Length{} || decimal ? height : height + lowered_;
}

// Of a row that has a line of the cell.
Length TableMaker::least_height(const doc::Cell& cell) const {
  return cell.words.style.leading + table_.padding * 2;
}

// The words stand in the first row, and run on over those below unless these are painted over them.
Length TableMaker::set_shared(RowItems& set, const doc::Cell& cell, std::size_t column) {
  const std::size_t lines = lines_.size();
  const Length least = cell.words.style.leading;
  Run& run = runs_[column];
  if (cell.merged) {
    set_cell(set.again, cell, column, true);
    lines_.resize(lines);
    ++run.row;
    return least;
  }
  const Length height = set_cell(set.items, cell, column, true);
  run = {0, height};
  if (table_.zebra) return height;
  lines_.resize(lines);
  return std::max(least, height - least_height(cell) * (cell.rows - 1));
}

}  // namespace jianbao::layout
