#pragma once

#include <vector>

#include "base/geometry.h"

namespace jianbao::layout {

// A band of a page, from the top of its text area.
struct Band {
  base::Length top, height;
};

// Where a card would stand, and the white that it wants below the one before and above what takes
// the whole width.
struct CardWish {
  Band band;
  base::Length white = {};
};

// Where the cards of a page's side column stand. Each starts at its wish or below the one before;
// when that leads over the page's foot they move up together. They keep their order, never overlap
// and keep clear of what takes the whole width. Shorter than `wishes` when the rest finds no room.
std::vector<base::Length> place_side_cards(const std::vector<CardWish>& wishes,
                                           const std::vector<Band>& taken, base::Length foot);

}  // namespace jianbao::layout
