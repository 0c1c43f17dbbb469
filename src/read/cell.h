#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace jianbao::read {

constexpr std::size_t most_cells = 5'000'000;  // that an untrusted file may ask of us

// What its file says of a cell. A text file says nothing of what is not in quotes; a sheet tells
// numbers, shares, days and truths apart.
enum class CellKind : std::uint8_t {
  open,     // what it is, its column decides
  text,     // in quotes, or a text of a sheet
  number,   // `text` has it in plain notation
  grouped,  // the same, which its sheet shows with separators
  percent,  // the same, times 100: 12.3 is shown as 12.3%
  boolean,
  date,     // `text` has it as 2020-01-05, 2020-01 or 2020
  error,    // #N/A, #DIV/0!
  formula,  // whose result its file does not have
  foreign,  // of a database: what no brief can print, which `text` names: "a BLOB"
};

struct Cell {
  std::string text;
  CellKind kind = CellKind::open;
  base::Span span;

  bool empty() const { return text.empty() && kind == CellKind::open; }
};
using Row = std::vector<Cell>;

bool is_blank(const Row& row);

// A cell without the spaces at its ends; but wide ones in front stay, with which tables indent.
std::string_view without_outer_spaces(std::string_view text);

// Rows of cells, one after another, as often as they are asked for.
class CellRows {
 public:
  virtual ~CellRows() = default;
  virtual void restart() = 0;
  // False behind the last row, which is left as it is.
  virtual bool next(Row& row) = 0;
  // Whether a row may end before its last cells, which are empty then, as those of sheets do.
  virtual bool ragged() const { return false; }
  // Whether a row of gaps is a row, as in a database; in a file it is an empty line.
  virtual bool keeps_blank_rows() const { return false; }
  // Whether rows are rows: of a file with a quote that nothing ends they are not, which is said.
  virtual bool sound() const { return true; }
};

}  // namespace jianbao::read
