#pragma once

#include <vector>

#include "text/item.h"

namespace jianbao::text {

struct BreakOptions {
  base::Length measure;
  bool ragged = false;      // lines need not fill the measure
  base::Length short_line;  // a last line under this is avoided
};

struct LineSpan {
  std::size_t begin = 0;  // first item shown: a box
  std::size_t end = 0;    // the item at which the line breaks
  double ratio = 0;       // of its stretch (> 0) or shrink (< 0) that is used
  bool overfull = false;  // no legal break would make it fit
};

// The breaks with the least total demerits (Knuth and Plass 1981), over the whole paragraph.
std::vector<LineSpan> break_lines(const std::vector<Item>& items, const BreakOptions& options);

}  // namespace jianbao::text
