#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"

namespace jianbao::read {

struct Cell {
  std::string text;
  bool quoted = false;
  base::Span span;
};
using Row = std::vector<Cell>;

// The rows of a CSV file (RFC 4180), one after another. What is wrong with its quotes is said.
class CsvRows {
 public:
  CsvRows(const base::SourceFile& source, base::Diagnostics& diagnostics);

  bool done() const { return at_ >= text_.size(); }
  Row next();

 private:
  Cell cell();
  Cell quoted_cell();

  const base::SourceFile& source_;
  std::string_view text_;
  base::Diagnostics& diagnostics_;
  std::size_t at_ = 0;
};

// An empty line is no row.
bool is_blank(const Row& row);

}  // namespace jianbao::read
