#pragma once

#include <map>
#include <vector>

#include "doc/doc.h"

namespace jianbao::layout {

// What the cells of a column need.
struct ColumnNeeds {
  base::Length before, after;  // of the widest decimals: their parts about the point
  base::Length content;        // of the widest cell
  base::Length least;          // of what cannot wrap in it
  base::Length figure;         // of the widest number of its rows
  base::Length size;           // of that number's type
  base::Length em;             // of the largest Han in it
  base::Length word;           // of the widest word of its titles and rows, where that is asked for
};
// Of tables whose rows are streamed: composing them once more only to measure them costs as much as
// setting them.
using KnownNeeds = std::map<const doc::Table*, std::vector<ColumnNeeds>>;

}  // namespace jianbao::layout
