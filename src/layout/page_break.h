#pragma once

#include <vector>

#include "layout/strip.h"

namespace jianbao::layout {

// The strips of each page, as [begin, end), with the least total cost: what the breaks cost, and
// the square of the baselines that a page leaves white (the last page and those before a forced
// break may end early, though not with a few lines). Dynamic programming over all legal breaks. A
// strip that is taller than a page stands alone on one.
struct PageSpan {
  std::size_t begin = 0, end = 0;
};
struct PageHeight {
  base::Length height, baseline;
};
std::vector<PageSpan> break_pages(const std::vector<Strip>& strips, PageHeight page);

// Where each strip of a page stands, from the top of the text area, and at last where they end.
std::vector<base::Length> strip_tops(const std::vector<Strip>& strips, PageSpan span,
                                     base::Length baseline);

}  // namespace jianbao::layout
