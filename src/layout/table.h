#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "layout/blocks.h"

namespace jianbao::layout {

// A table → a strip for each row. Cells wrap; a row is as high as its highest.
class TableMaker {
 public:
  TableMaker(BlockMaker& blocks, const doc::Table& table);
  void make();

 private:
  struct Column {
    base::Length left, width;
    base::Length before, after;  // of the widest decimals: their parts about the point
  };
  struct Extent {
    base::Length left, width;
  };

  void measure_decimals();
  std::pair<base::Length, base::Length> parts(const doc::Words& words);
  Extent extent(std::size_t column, int span) const;
  base::Length set_cell(Items& items, const doc::Cell& cell, std::size_t column, bool body);
  // Sets the words of one language from so far below the row's top; returns their height.
  base::Length set_words(Items& items, const doc::Words& words, const Extent& place,
                         base::Length below);
  void set_decimal(Items& items, const doc::Words& words, std::size_t column, base::Length below);
  base::Length set_row(Items& items, const doc::Row& row, const std::vector<doc::Cell>& cells);
  void note(const doc::Texts& texts);
  std::shared_ptr<const Repeated> repeated(const doc::Row* header, const doc::Row* group);

  BlockMaker& blocks_;
  const doc::Table& table_;
  std::vector<Column> columns_;
  bool fits_ = true;         // else its columns are too wide
  base::Length top_;         // of the row that is set
  base::Length row_offset_;  // from there to its first baseline
  // By how much that is lower than the leading of the cell that is set would have it.
  base::Length lowered_;
};

}  // namespace jianbao::layout
