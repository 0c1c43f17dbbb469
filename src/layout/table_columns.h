#pragma once

#include <utility>
#include <vector>

#include "layout/blocks.h"

namespace jianbao::layout {

// What so many columns of a table take of its width.
struct Extent {
  base::Length left, width;
};

// Where the columns of a table stand: fixed widths first, then those of their content as far as
// there is room for them, then shares of what is left.
class TableColumns {
 public:
  TableColumns(BlockMaker& blocks, const doc::Table& table);

  std::size_t size() const { return columns_.size(); }
  // Of the table, which has the whole width unless all its columns are as wide as their content.
  base::Length width() const { return width_; }
  // Without the gap before the next column.
  Extent extent(std::size_t column, int span) const;
  // In the middle of the white before the column; of the first one the table's edge.
  base::Length boundary(std::size_t column) const;
  // What a bar beside the column's numbers has of its width.
  Extent bar_extent(std::size_t column) const;
  // Where a number begins whose point stands on the column's axis. The widest one ends at the
  // column's edge.
  base::Length decimal_left(const doc::Words& words, std::size_t column) const;
  // The words of a cell of the body in the size that its column's numbers need.
  doc::Words sized(const doc::Words& words, std::size_t column) const;
  bool sets_smaller(std::size_t column) const {
    return columns_[column].to < columns_[column].from;
  }
  // Whether its numbers, even in the least size, are wider than the column, and have to be parted.
  bool parts_figures(std::size_t column) const { return columns_[column].parted; }
  // Whether nothing is wider than its place.
  bool fits();
  // What had to be done, and what else may be: once a table.
  void say() const;
  // What a column needs by itself, where a table is parted by columns.
  base::Length wish(std::size_t column);

 private:
  struct Column {
    base::Length left, width;
    base::Length from, to;  // what its numbers need, and have; the same: they fit
    bool widened = false, parted = false;
  };

  void measure();
  void measure(const doc::Cell& cell, std::size_t column, bool body);
  std::pair<base::Length, base::Length> parts(const doc::Words& words) const;
  base::Length gap_behind(std::size_t column) const;
  // Gives the columns of content what they need of what there is; returns what is left.
  base::Length give_content(base::Length rest);
  // Gives those of a stated width theirs; returns what they take.
  base::Length give_fixed();
  // Gives the others shares of what is left; returns whether there are any.
  bool give_shares(base::Length rest);
  bool shares_rest(std::size_t column) const;
  // A column narrower than this shows nothing.
  base::Length least_width(std::size_t column) const;
  void measure_least();
  // What is drawn in place of words is no narrower.
  base::Length least_drawn(std::size_t column) const {
    const doc::Column& drawn = table_.columns[column];
    return drawn.bars_beside ? base::Length{} : drawn.drawn / 2;
  }
  void measure_words();
  void say_bars() const;
  void measure_figure(const doc::Words& words, std::size_t column);
  void fit_figures();
  void set_smaller();
  // Some columns are to have more of what is left than others.
  bool shares_stated() const;
  // Widens the columns that lack something from what others can spare.
  enum class Widths : std::uint8_t { free, all };  // those that nobody stated, or any
  void widen(Widths which, base::Length (TableColumns::*wanted)(std::size_t) const);
  base::Length whole(std::size_t column) const;
  base::Length smallest(std::size_t column) const;
  // The same, or one character.
  base::Length narrowest(std::size_t column) const;
  base::Length spare(std::size_t column) const;
  base::Length longest_word(const doc::Words& words) const;
  // Each cell that is a column's own, and whether it is in the table's body.
  template <class Use>
  void for_cells(Use use) const;

  BlockMaker& blocks_;
  const doc::Table& table_;
  std::vector<Column> columns_;
  std::vector<ColumnNeeds> needs_;  // of each
  std::vector<int> longest_;        // number of each, as wide as so many half digits
  bool known_ = false;              // they are, from an earlier round
  bool words_known_ = false;
  base::Length over_;  // by which stated widths are more than the table's
  base::Span over_span_;
  base::Length width_;
};

template <class Use>
void TableColumns::for_cells(Use use) const {
  const auto take = [&](const doc::Row& row) {
    if (row.group) return;
    std::size_t column = 0;
    for (const doc::Cell& cell : row.cells) {
      if (column >= columns_.size()) break;
      if (cell.columns == 1 && !cell.merged) use(cell, column, !row.header);
      column += static_cast<std::size_t>(cell.columns);
    }
  };
  for (const doc::Row& row : table_.rows) take(row);
  if (table_.more_rows) table_.more_rows(take);
}

}  // namespace jianbao::layout
