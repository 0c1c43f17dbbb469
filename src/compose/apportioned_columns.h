#pragma once

#include <string>
#include <vector>

#include "compose/whole_columns.h"

namespace jianbao::compose {

// The columns of a table whose rounded numbers add up to their rounded total. Their cells show a
// name that stands for the number of the row.
class ApportionedColumns {
 public:
  ApportionedColumns(Evaluation& evaluation, const std::vector<TableColumn>& columns)
      : evaluation_(evaluation), columns_(columns) {}

  bool any() const;
  // All rows that are shown, each under the name `row`; their shares have names too.
  void read(const std::vector<const value::Value*>& rows, const WholeColumns& whole);
  // What the names stand for in a row, counted from 0.
  std::vector<Evaluation::Name> names(std::size_t row) const;

 private:
  void read_column(std::size_t column, const std::vector<const value::Value*>& rows,
                   const WholeColumns& whole);

  Evaluation& evaluation_;
  const std::vector<TableColumn>& columns_;
  std::vector<value::List> values_;  // by column, then by row; none for other columns
};

}  // namespace jianbao::compose
