#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "layout/blocks.h"
#include "layout/table_columns.h"
#include "layout/table_tagger.h"

namespace jianbao::layout {

// Adds items, so far down.
void append(Items& items, Items more, base::Length down);

// A table → a strip for each row. Cells wrap; a row is as high as its highest.
class TableMaker {
 public:
  TableMaker(BlockMaker& blocks, const doc::Table& table);
  void make();
  // Below the table.
  void set_notes();
  doc::Words tagged_note(doc::Words words, std::size_t column);

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
  page::Rectangle line_place(const doc::Cell& cell, const Extent& extent, bool behind) const;
  void set_bar(Items& items, const doc::Cell& cell, std::size_t column);
  base::Length set_drawing(Items& items, const doc::Cell& cell, std::size_t column);
  // Returns its place.
  page::Rectangle set_chart(Items& items, const doc::Cell& cell, const Extent& extent);
  // Sets the words of one language from so far below the row's top; returns their height.
  base::Length set_words(Items& items, const doc::Words& words, const Extent& place,
                         base::Length below);
  static Reach growth(const text::Line& line, base::Length leading);
  void set_decimal(Items& items, const doc::Words& words, std::size_t column, base::Length below);
  RowItems set_row(const doc::Row& row, const std::vector<doc::Cell>& cells);
  static void lower(RowItems& row, base::Length by);
  // A cell of rows that share it; returns the height that it takes of this one.
  base::Length set_shared(RowItems& set, const doc::Cell& cell, std::size_t column);
  base::Length least_height(const doc::Cell& cell) const;

  base::Length set_header(Items& items, base::Length top, bool is_continued);
  std::vector<HeaderCell> header_cells(bool is_continued);
  std::vector<doc::Cell> continued(const doc::Row& row);
  std::vector<base::Length> level_heights(const std::vector<HeaderCell>& cells) const;

  void ground_of(Items& items, const doc::Row& row, base::Length height) const;
  // A row with what stands around it.
  struct RowPlace {
    const doc::Row* row = nullptr;
    const doc::Row* next = nullptr;  // null: it is the last
    const doc::Row* after_next = nullptr;
    std::ptrdiff_t rows_behind = 0;  // without the titles of groups, as far as is looked ahead
    bool first = false, first_of_group = false;
  };
  static constexpr std::size_t looks_ahead = 8;
  // Takes the next row; it is set when some of those behind it are known.
  void take(const doc::Row& row);
  void set_next();
  void take_more();
  void bar(Strip& strip, base::Length top);
  void row_rule(Items& items, const RowPlace& place, base::Length height) const;
  void add_row(const RowPlace& place);
  static std::vector<RowItems> split_row(Items items, const std::vector<Line>& lines,
                                         base::Length height);
  // Whether a row's lines may part; that one is split since no page holds it is a warning.
  bool splits(const doc::Row& row, const RowItems& set, const Repeated* repeat);
  bool parts_shared(const doc::Row& row) const;
  void keep(const RowPlace& place);
  struct NoteLine {
    text::Line line;
    base::Length left;
  };
  void note_row(std::vector<std::vector<NoteLine>>& columns, std::size_t row, bool goes_on);
  std::shared_ptr<const Repeated> repeated(const doc::Row* group);
  std::shared_ptr<const Repeated> repeated_above(const doc::Row& row);
  Items& ground(Strip& strip) { return blocks_.ground(strip, table_.full_width); }
  const doc::Row& header_row(std::size_t level) const {
    return tagged_header_.empty() ? table_.rows[level] : tagged_header_[level];
  }

  BlockMaker& blocks_;
  TableTagger tagger_;
  std::vector<doc::Row> tagged_header_;  // while it is set for the first time
  const doc::Table& table_;
  TableColumns columns_;
  std::size_t levels_ = 0;         // of the header
  std::optional<doc::Row> group_;  // that the row stands in
  // Of rows in no group, and of rows of this one.
  std::shared_ptr<const Repeated> header_again_, group_again_;
  std::vector<Run> runs_;                      // by column
  std::deque<const doc::Row*> ahead_;          // taken, but not set
  std::deque<doc::Row> streamed_;              // those of them that nobody else keeps
  bool first_ = true, first_of_group_ = true;  // the next one to be set
  std::vector<Line> lines_;                    // of the row that is set
  base::Length top_;                           // of the row that is set
  base::Length row_offset_;                    // from there to its first baseline
  base::Length missing_;                       // what readings in its first lines need above that
  // By how much that is lower than the leading of the cell that is set would have it.
  base::Length lowered_;
};

}  // namespace jianbao::layout
