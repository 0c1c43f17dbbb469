#pragma once

#include "text/item.h"
#include "text/spacing.h"

namespace jianbao::text {

// Where something begins and ends along its line, from the fragment's start.
struct Extent {
  base::Length begin, end;
};

// Of the ink of a fragment's first to last glyph.
Extent ink_extent(const Fragment& fragment);

// The blank parts of a mark's square, by what its glyph draws: half an em beside the ink of the
// mainland's marks and of all brackets, a quarter on both sides of centred ones; ！ and ？ in the
// centre keep theirs.
Blanks mark_blanks(const Fragment& fragment, CharacterClass kind);

// Moves glyphs together until their ink touches.
void join_ink(Fragment& fragment);
// Makes it smaller until it is no wider.
void shrink_to(Fragment& fragment, base::Length width);

}  // namespace jianbao::text
