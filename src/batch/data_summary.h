#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "value/value.h"

namespace jianbao::batch {

// What a column of rows holds.
struct ColumnSummary {
  std::string name;                   // its path: "name.zh"
  std::string type;                   // number, text, date, boolean, or several: "number, text"
  std::size_t gaps = 0;               // cells that are empty, or not there
  std::size_t distinct = 0;           // values
  std::string least, greatest;        // of numbers and days; empty for others
  std::vector<std::string> examples;  // the first few distinct values, in the file's order
};

struct DataSummary {
  std::size_t rows = 0;
  std::vector<ColumnSummary> columns;  // in the order in which they come
};

// Of a list of records, or a map of them; other data are one row.
DataSummary summarise(const value::Value& data);

}  // namespace jianbao::batch
