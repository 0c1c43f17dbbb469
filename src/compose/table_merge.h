#pragma once

#include <optional>
#include <string>
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
  // How many rows each merged cell has.
  static void count_rows(std::vector<doc::Row>& rows, std::size_t columns);

 private:
  const std::vector<TableColumn>& columns_;
  std::vector<std::optional<std::string>> said_;  // in the row above
  bool anew_ = false;
};

}  // namespace jianbao::compose
