#pragma once

#include <vector>

#include "text/item.h"

namespace jianbao::text {

struct BreakOptions {
  base::Length measure;
  bool ragged = false;         // lines need not fill the measure
  bool last_fills = false;     // the last line does too
  base::Length short_line;     // a last line under this is avoided
  bool no_short_line = false;  // at almost any price
  int looseness = 0;           // so many lines more or fewer than are best, where that is possible
};

struct LineSpan {
  std::size_t begin = 0;  // first item shown: a box
  std::size_t end = 0;    // the item at which the line breaks
  base::Length slack;     // what the measure has beyond its natural width; may be negative
  bool overfull = false;  // no legal break would make it fit
};

// The breaks with the least total demerits (Knuth and Plass 1981), over the whole paragraph.
std::vector<LineSpan> break_lines(const std::vector<Item>& items, const BreakOptions& options);

}  // namespace jianbao::text
