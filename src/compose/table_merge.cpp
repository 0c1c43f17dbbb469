#include "compose/table_merge.h"

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

void TableMerge::count_rows(std::vector<doc::Row>& rows, std::size_t columns) {
  std::vector<int> below(columns);  // rows that the cell of the next row has, if it goes on
  for (std::size_t r = rows.size(); r-- > 0;) {
    std::size_t column = 0;
    for (doc::Cell& cell : rows[r].cells) {
      if (column >= columns) break;
      cell.rows += below[column];
      below[column] = cell.merged ? cell.rows : 0;
      column += static_cast<std::size_t>(cell.columns);
    }
  }
}

}  // namespace jianbao::compose
