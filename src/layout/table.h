#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "layout/blocks.h"
#include "layout/table_columns.h"

namespace jianbao::layout {

// A table → a strip for each row. Cells wrap; a row is as high as its highest.
class TableMaker {
 public:
  TableMaker(BlockMaker& blocks, const doc::Table& table);
  void make();

 private:
  static constexpr int split_cost = 8;  // of a page's end within a row

  // A line of a cell: its items, and the height that it takes of its row.
  struct Line {
    std::size_t begin = 0, end = 0;
    base::Length top, bottom;
  };
  // Items of a row from its top, with nothing around them yet.
  struct RowItems {
    Items items, again;
    std::vector<Line> lines;
    base::Length height;
  };
  // A cell of a header of several levels.
  struct HeaderCell {
    Items items;
    base::Length height;
    Extent place;
    std::size_t level = 0;
    const doc::Cell* cell = nullptr;
  };
  // Rows of one column that have the same words.
  struct Run {
    int row = 0;  // of the run
    base::Length height;
  };

  base::Length set_cell(Items& items, const doc::Cell& cell, std::size_t column, bool body);
  // Sets the words of one language from so far below the row's top; returns their height.
  base::Length set_words(Items& items, const doc::Words& words, const Extent& place,
                         base::Length below);
  void set_decimal(Items& items, const doc::Words& words, std::size_t column, base::Length below);
  RowItems set_row(const doc::Row& row, const std::vector<doc::Cell>& cells);
  static void lower(RowItems& row, base::Length by);
  // A cell of rows that share it; returns the height that it takes of this one.
  base::Length set_shared(RowItems& set, const doc::Cell& cell, std::size_t column);
  base::Length least_height(const doc::Cell& cell) const;

  base::Length set_header(Items& items, base::Length top, bool continued);
  std::vector<HeaderCell> header_cells(bool continued);
  std::vector<base::Length> level_heights(const std::vector<HeaderCell>& cells) const;

  void ground_of(Items& items, const doc::Row& row, base::Length height) const;
  void row_rule(Items& items, std::size_t r, base::Length height) const;
  void add_row(std::size_t r);
  static std::vector<RowItems> split_row(Items items, const std::vector<Line>& lines,
                                         base::Length height);
  // Whether a row's lines may part; that one is split since no page holds it is a warning.
  bool splits(const doc::Row& row, const RowItems& set, const Repeated* repeat);
  bool parts_shared(const doc::Row& row) const;
  void keep(std::size_t r);
  std::ptrdiff_t rows_behind(std::size_t r) const;  // without the titles of groups
  struct NoteLine {
    text::Line line;
    base::Length left;
  };
  void set_notes();
  void note_row(std::vector<std::vector<NoteLine>>& columns, std::size_t row, bool goes_on);
  std::shared_ptr<const Repeated> repeated(const doc::Row* group);
  std::shared_ptr<const Repeated> repeated_above(const doc::Row& row);
  Items& ground(Strip& strip) { return blocks_.ground(strip, table_.full_width); }

  BlockMaker& blocks_;
  const doc::Table& table_;
  TableColumns columns_;
  std::size_t levels_ = 0;           // of the header
  const doc::Row* group_ = nullptr;  // that the row stands in
  // Of rows in no group, and of rows of this one.
  std::shared_ptr<const Repeated> header_again_, group_again_;
  std::vector<Run> runs_;  // by column
  bool striped_ = false;
  std::vector<Line> lines_;  // of the row that is set
  base::Length top_;         // of the row that is set
  base::Length row_offset_;  // from there to its first baseline
  base::Length missing_;     // what readings in its first lines need above that
  // By how much that is lower than the leading of the cell that is set would have it.
  base::Length lowered_;
};

}  // namespace jianbao::layout
