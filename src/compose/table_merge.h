#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "compose/table_columns.h"

namespace jianbao::compose {

// Cells of a column that say the same as the one above become one with it; where a column to the
// left that merges starts anew, so do those to its right.
class TableMerge {
 public:
  explicit TableMerge(const std::vector<TableColumn>& columns)
      : columns_(columns), said_(columns.size()) {}

  // Nothing goes on across it.
  void start_group() { said_.assign(columns_.size(), std::nullopt); }
  void start_row() { anew_ = false; }
  // Marks the cell of a column if it goes on with the one above; true: it does.
  bool join(doc::Cell& cell, std::size_t column);

 private:
  const std::vector<TableColumn>& columns_;
  std::vector<std::optional<std::string>> said_;  // in the row above
  bool anew_ = false;
};

// Where the rows of a table go.
using RowUse = std::function<void(doc::Row&&)>;

// Rows wait until it is known how many have each merged cell.
class RowQueue {
 public:
  RowQueue(std::size_t columns, RowUse use) : columns_(columns), use_(std::move(use)) {}

  void push(doc::Row row);
  const doc::Row& back() const { return rows_.back(); }
  std::size_t size() const { return rows_.size(); }
  void flush();

 private:
  void count_rows();

  std::size_t columns_;
  RowUse use_;
  std::vector<doc::Row> rows_;
};

}  // namespace jianbao::compose
