#pragma once

#include <vector>

#include "doc/doc.h"
#include "page/page.h"

namespace jianbao::text {

// A picture in a line; its lower left corner.
struct PlacedPicture {
  doc::InlineImage image;
  base::Point at;
  base::Size size;
  page::Tag tag = page::artifact;
  base::Span span = {};         // of the text that it stands in
  std::size_t runs_before = 0;  // of the line, in the order of reading
};

// One line, its glyph runs placed from x = 0 on the baseline y = 0; of a vertical text from y = 0
// downwards along the line's middle, x = 0.
struct Line {
  std::vector<page::GlyphRun> runs;
  std::vector<page::Item> marks;  // rules, emphasis marks and links, in the same place
  std::vector<PlacedPicture> pictures;
  std::vector<int> notes;     // whose marks stand in it, in order
  base::Length width;         // of what it shows
  base::Length above, below;  // the baseline: how far its readings reach, if it has some
  base::Length overhang;      // by which it is wider than the measure, if no break could help
};

// Where words of another line go on in the same element: a space that takes no room
// (ISO 32000-1, 14.8.2.5).
void end_with_space(Line& line);

// Fills the room before a line of one typeface whose characters are all as wide with as many
// spaces.
void start_with_spaces(Line& line, int count);

// Moves all that the line holds.
void shift(Line& line, base::Point by);

}  // namespace jianbao::text
