#pragma once

#include <optional>
#include <vector>

#include "compose/series.h"
#include "compose/table_columns.h"

namespace jianbao::compose {

// What the cells of a table show of their whole column: their shares of its total, and the scales
// of its bars and lines.
class WholeColumns {
 public:
  WholeColumns(Evaluation& evaluation, const std::vector<TableColumn>& columns)
      : evaluation_(evaluation), columns_(columns), known_(columns.size()) {}

  // Whether some column needs to be read as a whole.
  bool any() const;
  // All rows that are shown, each under the name `row`.
  void read(const std::vector<const value::Value*>& rows);
  // What the shares are called, in a row counted from 0.
  std::vector<Evaluation::Name> names(std::size_t row) const;
  // The number that a cell's bar shows, and its scale; empty where there is none.
  std::optional<value::Decimal> bar_number(std::size_t column, std::size_t row) const;
  const Scale& bar_scale(std::size_t column) const { return known_[column].bars; }
  // Of lines that share one.
  const std::optional<Scale>& line_scale(std::size_t column) const { return known_[column].lines; }

 private:
  struct Known {
    value::List shares;                                      // by row
    std::vector<std::optional<value::Decimal>> bar_numbers;  // by row
    Scale bars;
    std::optional<Scale> lines;
  };
  using Rows = std::vector<const value::Value*>;
  void read_shares(std::size_t column, const Rows& rows);
  void read_bars(std::size_t column, const Rows& rows);
  void read_lines(std::size_t column, const Rows& rows);
  Scale stated(const BarLook& bar, const Scale& scale, const std::string& language);
  void say_cut(const TableColumn& column, const Known& known);

  Evaluation& evaluation_;
  const std::vector<TableColumn>& columns_;
  std::vector<Known> known_;
};

}  // namespace jianbao::compose
