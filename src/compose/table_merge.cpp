#include "compose/table_merge.h"

#include <algorithm>

namespace jianbao::compose {

bool TableMerge::join(doc::Cell& cell, std::size_t column) {
  std::optional<std::string>& above = said_[column];
  if (!columns_[column].merge || cell.columns > 1) {
    above.reset();
    return false;
  }
  std::string words = said(cell);
  cell.merged = !anew_ && above == words && !words.empty();
  anew_ = anew_ || !cell.merged;
  above = std::move(words);
  return cell.merged;
}

void RowQueue::push(doc::Row row) {
  const bool goes_on = std::any_of(row.cells.begin(), row.cells.end(),
                                   [](const doc::Cell& cell) { return cell.merged; });
  if (!goes_on) flush();
  rows_.push_back(std::move(row));
}

void RowQueue::flush() {
  count_rows();
  for (doc::Row& row : rows_) use_(std::move(row));
  rows_.clear();
}

void RowQueue::count_rows() {
  std::vector<int> below(columns_);  // rows that the cell of the next row has, if it goes on
  for (std::size_t r = rows_.size(); r-- > 0;) {
    std::size_t column = 0;
    for (doc::Cell& cell : rows_[r].cells) {
      if (column >= columns_) break;
      cell.rows += below[column];
      below[column] = cell.merged ? cell.rows : 0;
      column += static_cast<std::size_t>(cell.columns);
    }
  }
}

}  // namespace jianbao::compose
