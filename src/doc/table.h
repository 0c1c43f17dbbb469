#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/spoken.h"
#include "doc/words.h"

// Tables, and what their cells show besides words.
namespace jianbao::doc {

struct Chart;

// A place on a scale is a whole number of parts: 0 is the scale's least value, this its greatest.
constexpr std::int32_t scale_parts = 1 << 16;

// A bar from zero to the number that a cell says.
struct DataBar {
  std::int32_t from = 0, to = 0;     // on the scale of its column; from is not above to
  std::optional<std::int32_t> zero;  // where a line marks it, as there are numbers below it
  base::Color color, zero_color;
  bool beside = false;  // the number; else behind it
};

// Numbers in their order as a small line, or as bars from zero.
struct Sparkline {
  enum class Mark { line, bar } mark = Mark::line;
  std::vector<std::optional<std::int32_t>> places;  // on a scale; empty: missing
  std::int32_t zero = 0;                            // where bars begin
  std::vector<std::size_t> points;                  // those that are marked
  base::Color color, point_color;
  base::SpokenTexts alt;  // what it shows
  base::Span span;
};

struct Cell {
  Words words;
  int columns = 1;  // spanned
  Texts below;      // the other languages', where they say something else
  int rises = 0;    // of a header: so many levels above have room for it, as it stands at the foot
  bool ruled = false;   // of a header: a thin rule below, over the columns that it spans
  int rows = 1;         // with the same words, from here down
  bool merged = false;  // the row above has the words; a new page says them once more
  std::optional<base::Color> background = {};
  std::shared_ptr<const DataBar> bar = nullptr;
  // What it shows in the place of words; null: words.
  std::shared_ptr<const Sparkline> sparkline = nullptr;
  std::shared_ptr<const Chart> chart = nullptr;
  // The element of that, known once it is made.
  std::int32_t figure_tag = 0;
};

struct Row {
  std::vector<Cell> cells;
  std::vector<Cell> continued;  // how a header or group row reads on the next page
  bool header = false;          // a level of the header
  bool group = false;           // a tinted title row, kept with the next
  bool total = false;           // below a rule, kept with the row before
  bool of_all = false;          // the total of the whole table, of no group
  bool striped = false;
  base::Span span = {};  // of what it shows
};

// The rows of a long table, made anew each time they are asked for, so that not all are kept.
using RowStream = std::function<void(const std::function<void(Row&&)>& use)>;

struct Column {
  base::Length width;  // or, when zero,
  int share = 1;       // of what the others leave
  base::Span span;     // of what says so
  bool decimal = false;
  bool content = false;        // as wide as its widest cell, if there is room
  base::Length drawn = {};     // what its bars, lines or charts take of its content's width
  bool bars_beside = false;    // they stand beside its numbers
  bool numbers_first = false;  // and the numbers before them
};

struct Table {
  std::vector<Column> columns;
  std::vector<Row> rows;
  RowStream more_rows;   // after these; empty: none
  int sets = 1;          // of columns, side by side, each for its part of the rows
  bool zebra = false;    // some rows are striped
  base::Length gap;      // between columns
  base::Length padding;  // above and below each row
  base::Color rule_color;
  base::Color tint;
  bool full_width = true;
  std::vector<Texts> notes;  // below
  Texts caption;             // above; may be empty
  Texts continued_caption;   // above its part on each next page; may be empty
  base::Color stripe, hairline_color;
  bool row_rules = false;   // a hairline below each row
  bool split_rows = false;  // a page may end within a row
  bool landscape = false;   // on pages of its own, turned to the left
  bool numbered = false;    // among the tables
  bool may_turn = false;    // landscape where it would not fit upright
  // Columns that each part has where a table that does not fit is parted by columns; 0: it is not.
  int stub = 0;
  base::Length least_size = base::Length::points(6);  // of numbers that are set smaller to fit
};

}  // namespace jianbao::doc
