#pragma once

#include <cstdint>
#include <vector>

#include "layout/flow.h"

namespace jianbao::layout {

struct PageSpan {
  std::size_t begin = 0, end = 0;
};
struct PageHeight {
  base::Length height, baseline;
};

// Lines of a note on a page.
struct NotePart {
  std::size_t note = 0;
  std::size_t begin = 0, end = 0;
};

// What a page shows: strips, floats and notes.
struct PagePlan {
  PageSpan strips;
  PageSpan floats;
  std::vector<NotePart> notes;
};

// The pages with the least total cost, in `plan_cost`'s sense, by dynamic programming over all
// legal breaks. A note starts on the page of its line and goes on at most to the next page; floats
// keep their order and stand at most a page late. Of the ways to a break that differ in what they
// leave over, the best few are followed. A strip that is taller than a page stands alone on one.
std::vector<PagePlan> plan_pages(const PageFlow& flow, PageHeight page);

// The cost of a page: what its break costs, the baselines that it leaves white, up to three squared
// (the last page and those before a forced break may end early, though not with a few lines), what
// is put off to the next.
struct PageUse {
  base::Length used;
  bool last = false;   // of the document, or before a forced break
  int break_cost = 0;  // of the strip before the break
  std::size_t late_floats = 0;
  bool splits_note = false;
  std::size_t disorder = 0;  // figures and tables whose numbers are not in order
};
std::int64_t page_cost(const PageUse& use, PageHeight page);

// The height of the notes of a page, with the rule above them.
base::Length notes_height(const PageFlow& flow, const std::vector<NotePart>& notes,
                          PageHeight page);
// Whether a float stands at the top of a page; not above the section that opens it.
bool stands_at_top(const PageFlow& flow, const PagePlan& plan, const Float& figure);
// The height of a float with the white beside it.
base::Length float_height(const Float& figure, base::Length baseline);

}  // namespace jianbao::layout
