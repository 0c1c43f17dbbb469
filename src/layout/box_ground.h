#pragma once

#include <vector>

#include "layout/page_break.h"
#include "layout/stack.h"

namespace jianbao::layout {

// Paints the grounds and borders of the boxes on a page below all that it shows; `number` is the
// page's, from 1. A box that goes on from the page before or to the next has no edge there.
// The strips of `span` stand in `places`.
void paint_boxes(page::Page& page, const doc::PageMaster& master, const std::vector<Strip>& strips,
                 PageSpan span, const std::vector<StripPlace>& places, std::size_t number);

// The same for strips that are made one, each at its place; no page break parts them.
void paint_boxes(Strip& whole, const std::vector<Strip>& strips,
                 const std::vector<StripPlace>& places, bool vertical);

}  // namespace jianbao::layout
