#pragma once

#include <string>
#include <vector>

#include "compose/table_columns.h"
#include "compose/tally.h"

namespace jianbao::compose {

// The rows of a group, or of all of a table, and the row of their totals.
class TableTotals {
 public:
  TableTotals(BlockComposer& blocks, const std::vector<TableColumn>& columns);

  // Says what is wrong with the totals that the columns ask for; false: they have none.
  bool check(base::Span use);
  // The row that the name `row` stands for, as it is shown: what another cell spans is not counted.
  void add(const value::Value& row, const doc::Row& shown);
  // Starts anew. Each language has its label once, in the first column without a total.
  doc::Row row(const value::Value& label, base::Span use);

 private:
  struct Part {
    std::string kind;      // of the aggregate; empty: a text, or nothing
    value::Value text;     // that shows the total
    spec::Located number;  // the expression that gives a row's
    Tally tally;
    value::List values;  // for the text
  };
  void describe(const TableColumn& column, Part& part);
  void add_cell(std::size_t column);
  void start_anew();
  doc::Cell cell(std::size_t column, base::Span use);
  value::Value with_gaps(const Part& part) const;
  doc::Cell bold(doc::Cell cell) const;

  BlockComposer& blocks_;
  const std::vector<TableColumn>& columns_;
  std::vector<Part> parts_;
  value::List rows_;
  bool keeps_rows_ = false;
};

}  // namespace jianbao::compose
