#pragma once

#include <vector>

#include "layout/strip.h"

namespace jianbao::layout {

// The strips of each page, as [begin, end), with the least total cost: what the breaks cost, and
// the square of the baselines that a page leaves white (the last page and those before a forced
// break may end early). Dynamic programming over all legal breaks. A strip that is taller than a
// page stands alone on one.
struct PageSpan {
  std::size_t begin = 0, end = 0;
};
std::vector<PageSpan> break_pages(const std::vector<Strip>& strips, int page_baselines);

}  // namespace jianbao::layout
