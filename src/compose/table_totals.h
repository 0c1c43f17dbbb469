#pragma once

#include <string>
#include <vector>

#include "compose/table_columns.h"

namespace jianbao::compose {

// The numbers of a column, as they come.
class Tally {
 public:
  // What is missing is skipped, and counted. False, with an error said, for what cannot be counted
  // with the others: `use` is the place of a value that has none.
  bool add(const value::Value& value, base::Span use, base::Diagnostics& diagnostics);
  // sum, mean, count, min or max; nothing where there are no numbers. Empty, with an error said,
  // when it has too many digits.
  value::Value total(std::string_view kind, base::Span use, base::Diagnostics& diagnostics) const;
  // Whatever it is, as long as it is there.
  void count(const value::Value& value);
  std::int64_t gaps() const { return gaps_; }
  std::int64_t values() const { return count_; }
  // So many digits behind the point a mean has; else one more than its numbers.
  void set_places(int places) { places_ = places; }

 private:
  value::Value in_unit(const value::Decimal& number, base::Span use) const;

  std::int64_t count_ = 0, gaps_ = 0;
  std::optional<value::Decimal> sum_ = value::Decimal{};
  value::Decimal least_, greatest_;
  int scale_ = 0;
  std::optional<int> places_;
  value::Value first_;  // whose unit the total has
  bool broken_ = false;
};

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
