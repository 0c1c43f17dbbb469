#pragma once

#include <optional>
#include <string>

#include "read/cell.h"
#include "spec/table_source.h"
#include "value/value.h"

namespace jianbao::read {

// How the cells of a column are read.
struct ColumnReading {
  spec::ColumnType type = spec::ColumnType::text;
  std::string unit = {};    // that its numbers have, and may have behind them
  std::string format = {};  // of its dates
  char decimal_mark = '.';
};

// The value of a cell, or what is wrong with it. Gaps are not asked here.
struct TypedCell {
  std::optional<value::Value> value;
  std::string problem, hint;
};
TypedCell typed_cell(const Cell& cell, const ColumnReading& column);

}  // namespace jianbao::read
