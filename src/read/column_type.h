#pragma once

#include <string>
#include <string_view>

#include "read/cell.h"
#include "spec/table_source.h"

namespace jianbao::read {

// What a column is, decided by all of its cells: numbers, where each is one; shares, where each has
// a %; days, months or quarters, where each can be nothing else; truths; else texts, since a column
// with 0573 in it holds codes.
class ColumnEvidence {
 public:
  explicit ColumnEvidence(char decimal_mark = '.') : decimal_mark_(decimal_mark) {}

  void see(const Cell& cell);
  spec::ColumnType type() const;

 private:
  void see_number(const Cell& cell);

  char decimal_mark_;
  bool any_ = false, numbers_ = true, dates_ = true, truths_ = true;
  bool bare_ = false;     // a number without parentheses: (1) (2) (3) count something
  bool percent_ = false;  // a number with % behind it
  bool whole_ = false;    // one without, which is not 0
};

// Which mark the numbers of a file have for the decimal one, decided by all of its cells: a comma
// where one shows it (1,5) and none needs it for thousands. Empty where both are meant by some, or
// by all that there are.
class DecimalMarkEvidence {
 public:
  void see(const Cell& cell);
  bool is_comma() const { return comma_ && !point_; }
  // Only numbers that could have either: 1,234.
  bool is_doubtful() const { return !comma_ && !point_ && doubtful_.span.file != nullptr; }
  const Cell& doubtful() const { return doubtful_; }

 private:
  bool comma_ = false, point_ = false;
  Cell doubtful_;
};

}  // namespace jianbao::read
