#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "read/cell.h"

namespace jianbao::read {

// The rows of a text file whose cells are parted by one character (RFC 4180). What is wrong with
// its quotes is said, when it is read the first time.
class DelimitedRows final : public CellRows {
 public:
  DelimitedRows(const base::SourceFile& source, char separator, base::Diagnostics& diagnostics);

  void restart() override;
  bool next(Row& row) override;
  bool sound() const override { return sound_; }

 private:
  bool done() const { return at_ >= text_.size(); }
  std::size_t end_of_cell() const;
  Cell cell();
  Cell quoted_cell();
  void say(base::Span span, std::string text);

  const base::SourceFile& source_;
  std::string_view text_;
  std::string ends_;  // what ends a cell that is not in quotes
  base::Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  bool sound_ = true;
  std::size_t said_until_ = 0;
};

// A comma, a semicolon, a tab or a bar: the one that parts the first lines alike, which is the
// comma where none does.
char find_separator(std::string_view text);
// Whether one of them does, in two lines or more.
bool has_separators(std::string_view text);

}  // namespace jianbao::read
