#include <algorithm>

#include "compose/table.h"

namespace jianbao::compose {

bool TableComposer::may_fold(const spec::Options& options) const {
  if (options.integer("fold", 1) < 2) return false;
  const bool merges = std::any_of(columns_.begin(), columns_.end(),
                                  [](const TableColumn& column) { return column.merge; });
  const char* what = options.find("group") != nullptr ? "a table in groups can't be folded"
                     : total_                         ? "a table with a total can't be folded"
                     : merges                         ? "a table whose cells merge can't be folded"
                                                      : nullptr;
  if (what != nullptr) evaluation_.diagnostics().error(options.find("fold")->span(), what);
  return what == nullptr;
}

// The second part of the rows beside the first, and so on.
void TableComposer::fold(int parts) {
  if (table_.rows.empty()) return;
  const auto sets = static_cast<std::size_t>(parts);
  const auto head = static_cast<std::size_t>(std::count_if(
      table_.rows.begin(), table_.rows.end(), [](const auto& row) { return row.header; }));
  std::vector<doc::Row> rows = std::move(table_.rows);
  const std::size_t height = (rows.size() - head + sets - 1) / sets;
  const std::vector<doc::Column> columns = table_.columns;
  table_.sets = parts;
  table_.rows.assign(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(head + height));
  for (std::size_t set = 1; set < sets; ++set) {
    table_.columns.insert(table_.columns.end(), columns.begin(), columns.end());
    for (std::size_t i = 0; i < head + height; ++i) {
      const std::size_t from = i < head ? i : i + set * height;
      if (from >= rows.size()) break;
      std::vector<doc::Cell>& cells = table_.rows[i].cells;
      cells.insert(cells.end(), rows[from].cells.begin(), rows[from].cells.end());
      std::vector<doc::Cell>& more = table_.rows[i].continued;
      more.insert(more.end(), rows[from].continued.begin(), rows[from].continued.end());
    }
  }
}

}  // namespace jianbao::compose
