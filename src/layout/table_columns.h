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
  // Where a number begins whose point stands on the column's axis. The widest one ends at the
  // column's edge.
  base::Length decimal_left(const doc::Words& words, std::size_t column) const;

 private:
  struct Column {
    base::Length left, width;
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
  base::Length longest_word(const doc::Words& words) const;
  // Each cell that is a column's own, and whether it is in the table's body.
  template <class Use>
  void for_cells(Use use) const;

  BlockMaker& blocks_;
  const doc::Table& table_;
  std::vector<Column> columns_;
  std::vector<ColumnNeeds> needs_;  // of each
  bool known_ = false;              // they are, from an earlier round
  base::Length width_;
};

}  // namespace jianbao::layout
