#include <algorithm>
#include <iterator>

#include "layout/rules.h"
#include "layout/table.h"

namespace jianbao::layout {

using base::Length;

// That a table goes on is said where there is room for it: a column that no line of the mark fits
// has its title alone.
std::vector<doc::Cell> TableMaker::continued(const doc::Row& row) {
  std::vector<doc::Cell> cells = row.continued;
  std::size_t column = 0;
  const auto fit = [&](doc::Words& words, const doc::Words& plain, int span) {
    if (words.inlines.size() <= plain.inlines.size()) return;
    const Length mark = blocks_.typesetter_.label({words.inlines.back()}).width;
    if (mark > columns_.extent(column, span).width) words.inlines.pop_back();
  };
  for (std::size_t i = 0; i < cells.size() && column < columns_.size(); ++i) {
    const doc::Cell& plain = row.cells[i];
    fit(cells[i].words, plain.words, cells[i].columns);
    for (std::size_t k = 0; k < cells[i].below.size() && k < plain.below.size(); ++k) {
      fit(cells[i].below[k], plain.below[k], cells[i].columns);
    }
    column += static_cast<std::size_t>(cells[i].columns);
  }
  return cells;
}

std::vector<TableMaker::HeaderCell> TableMaker::header_cells(bool is_continued) {
  std::vector<HeaderCell> cells;
  for (std::size_t level = 0; level < levels_; ++level) {
    const doc::Row& row = header_row(level);
    const std::vector<doc::Cell> given = is_continued ? continued(row) : row.cells;
    row_offset_ = {};
    for (const doc::Cell& cell : given) {
      row_offset_ = std::max(row_offset_, baseline_offset(cell.words.style.leading));
    }
    std::size_t column = 0;
    for (std::size_t i = 0; i < given.size(); ++i) {
      const doc::Cell& cell = given[i];
      if (column >= columns_.size()) break;
      HeaderCell set;
      top_ = missing_ = {};
      set.height = set_cell(set.items, cell, column, false);
      const Length room = std::max(Length{}, missing_ - table_.padding);
      for (page::Item& item : set.items) page::translate(item, {}, room);
      set.height += room;
      set.place = columns_.extent(column, cell.columns);
      set.level = level;
      set.cell = &row.cells[i];
      if (!cell.words.inlines.empty()) cells.push_back(std::move(set));
      column += static_cast<std::size_t>(cell.columns);
    }
  }
  return cells;
}

// What a title needs beyond the levels that it has goes to the highest of them.
std::vector<Length> TableMaker::level_heights(const std::vector<HeaderCell>& cells) const {
  std::vector<Length> heights(levels_);
  int most = 0;
  for (const HeaderCell& cell : cells) most = std::max(most, cell.cell->rises);
  for (int rises = 0; rises <= most; ++rises) {
    for (const HeaderCell& cell : cells) {
      if (cell.cell->rises != rises) continue;
      const std::size_t top = cell.level - static_cast<std::size_t>(rises);
      Length room;
      for (std::size_t level = top; level <= cell.level; ++level) room += heights[level];
      heights[top] += std::max(Length{}, cell.height + table_.padding * 2 - room);
    }
  }
  return heights;
}

// Titles stand at the foot of their levels; a rule parts one from the columns that it spans.
Length TableMaker::set_header(Items& items, Length top, bool is_continued) {
  if (levels_ == 0) return {};
  Length bottom = top;
  if (levels_ == 1) {
    const doc::Row& row = header_row(0);
    RowItems set = set_row(row, is_continued ? continued(row) : row.cells);
    append(items, std::move(set.items), top);
    bottom += set.height;
  } else {
    std::vector<HeaderCell> cells = header_cells(is_continued);
    std::vector<Length> feet;
    for (const Length height : level_heights(cells)) feet.push_back(bottom += height);
    for (HeaderCell& cell : cells) {
      const Length foot = feet[cell.level];
      append(items, std::move(cell.items), foot - table_.padding - cell.height);
      if (!cell.cell->ruled) continue;
      items.emplace_back(page::horizontal_rule({cell.place.left, foot}, cell.place.width,
                                               rules::hair, table_.rule_color));
    }
  }
  items.emplace_back(
      page::horizontal_rule({{}, bottom}, columns_.width(), rules::rule, table_.rule_color));
  return bottom - top;
}

}  // namespace jianbao::layout
