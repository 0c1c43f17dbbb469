#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "read/cell.h"
#include "spec/table_source.h"

namespace jianbao::read {

// Rows and columns from 0, both ends in it.
struct CellRange {
  std::size_t top = 0, left = 0;
  std::size_t bottom = std::numeric_limits<std::size_t>::max();
  std::size_t right = std::numeric_limits<std::size_t>::max();
};
// "A3:F40", "$A$3:$F$40", "A:F", "3:40"; "B2" is one cell.
std::optional<CellRange> parse_range(std::string_view text);
// "C14" → row 13, column 2.
struct CellPlace {
  std::size_t row = 0, column = 0;
};
std::optional<CellPlace> parse_cell_place(std::string_view text);

// The cells of a sheet as a text with a line a row and a tab between two cells, which messages can
// show, and what its file says of each. Cells are added by rows, and in them from left to right.
class SheetGrid {
 public:
  static constexpr std::size_t most_columns = 16'384, most_rows = 1'048'576;

  // False where the sheet has become too large, or a cell does not come in order.
  bool add(std::size_t row, std::size_t column, std::string_view text, CellKind kind);
  void hide_row(std::size_t row);
  void hide_columns(std::size_t first, std::size_t last);
  // A merged cell stands in each of its rows.
  void merge(const CellRange& range);
  std::size_t cell_count() const { return count_; }

  std::string take_text();

  struct Stored {
    std::uint32_t column = 0, begin = 0, end = 0;
    CellKind kind = CellKind::open;
  };
  const std::vector<std::vector<Stored>>& rows() const { return rows_; }
  bool is_hidden_row(std::size_t row) const {
    return row < hidden_rows_.size() && hidden_rows_[row];
  }
  bool is_hidden_column(std::size_t column) const {
    return column < hidden_columns_.size() && hidden_columns_[column];
  }

 private:
  std::string text_;
  std::size_t column_ = 0, count_ = 0, merged_ = 0;  // of the last line; cells and merged rows
  std::vector<std::vector<Stored>> rows_;
  std::vector<bool> hidden_rows_, hidden_columns_;
};

// The rows of a sheet that lie in a range.
class SheetRows final : public CellRows {
 public:
  SheetRows(const SheetGrid& grid, const base::SourceFile& source, CellRange range,
            spec::Hidden hidden);
  void restart() override { at_ = range_.top; }
  bool next(Row& row) override;
  bool ragged() const override { return true; }

 private:
  const SheetGrid& grid_;
  const base::SourceFile& source_;
  CellRange range_;
  spec::Hidden hidden_;
  std::size_t at_ = 0;
};

}  // namespace jianbao::read
