#pragma once

#include <vector>

#include "layout/strip.h"

namespace jianbao::layout {

// A footnote's lines. It starts on the page of the line that calls it, in its language's column.
struct NoteLines {
  std::size_t column = 0;
  std::vector<Items> lines;  // from each line's top and the column's left edge
  std::vector<int> calls;    // of other notes, in it
  base::Length line_height;
};

// A figure that stands at the top or the foot of a page: of the one where it is said, or the next.
struct Float {
  Strip strip;
  std::size_t anchor = 0;  // the strip before which it is said
  bool at_top = true;
};

// What fills the pages, in order.
struct PageFlow {
  std::vector<Strip> strips;
  std::vector<NoteLines> notes;
  std::vector<Float> floats;  // by their anchors
};

}  // namespace jianbao::layout
