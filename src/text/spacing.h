#pragma once

#include "style/style.h"
#include "text/characters.h"
#include "text/item.h"

namespace jianbao::text {

// The blank parts of a full-width mark's square.
struct Blanks {
  base::Length left, right;
};

// One side of a boundary between two things that stand on a line.
struct Edge {
  CharacterClass kind = CharacterClass::latin;
  char32_t code = 0;
  bool chinese = false;
  Attachment attachment = Attachment::none;
  base::Length em;             // the type's size
  base::Length spacing = {};   // half of the letter-spacing, which no line starts or ends with
  base::Length overhang = {};  // by which a reading is wider than its base
  Blanks full = {};            // of a mark, as the font has it
  Blanks set = {};             // of a mark, as its style sets it
};

// The blanks that the style leaves of a mark's own (CLREQ 3.1.2).
Blanks set_blanks(const Edge& mark, style::MarkSpacing spacing);

// What stands between two things that no space was typed between, beyond their ink. `joined`: no
// space between scripts.
struct Gap {
  base::Length width, stretch, most, shrink, ease;
  Stretch stretch_level = Stretch::all;
  Shrink shrink_level = Shrink::word_space;
  bool spreads = false;
};
Gap gap_between(const Edge& last, const Edge& next, bool joined,
                const style::ParagraphStyle& style);

// Of the blank after a mark, or between two.
Shrink shrink_level_of(CharacterClass mark);

}  // namespace jianbao::text
