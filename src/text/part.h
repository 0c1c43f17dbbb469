#pragma once

#include <vector>

#include "text/item.h"
#include "text/spacing.h"
#include "text/tailoring.h"

namespace jianbao::text {

// A fragment in its box.
struct Part {
  Fragment fragment;
  base::Length width;  // of the box
  base::Length shift;  // of the fragment in it
  // How the line may end after it: not, or at a cost, with or without a hyphen.
  BreakPoint after;
  bool hyphen = false;
};

// What stands between two boundaries: a full-width character, a word, a base with its reading.
struct Piece {
  std::vector<Part> parts;
  Edge first, last;
  bool script = false;  // raised or lowered: it belongs to what stands before it
};

}  // namespace jianbao::text
