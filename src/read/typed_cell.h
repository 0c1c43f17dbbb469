#pragma once

#include <optional>
#include <string>

#include "read/csv_rows.h"
#include "spec/table_source.h"
#include "value/value.h"

namespace jianbao::read {

// What a column is, decided by all of its cells: numbers, where each is one in plain notation; days
// or truths, where each is one; else texts, since a column with 0573 in it holds codes.
class ColumnEvidence {
 public:
  void see(const Cell& cell);
  spec::ColumnType type() const;

 private:
  bool any_ = false, numbers_ = true, dates_ = true, truths_ = true;
};

// A number as sheets write it: 1,234.5, full-width digits, − before it, spaces around it.
std::optional<value::Decimal> sheet_number(std::string_view text);
// A day as offices write it: 2020-01-05, 2020/1/5, 2020.1.5, 2020年1月5日.
std::optional<value::Date> sheet_date(std::string_view text);

// The value of a cell whose column is of the type, or empty where the cell is none of the kind.
// Gaps are not asked here.
std::optional<value::Value> typed_value(const Cell& cell, spec::ColumnType type);
// What an error calls the type: "a number".
std::string_view called(spec::ColumnType type);

}  // namespace jianbao::read
