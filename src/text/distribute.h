#pragma once

#include <cstddef>
#include <vector>

#include "text/item.h"

namespace jianbao::text {

// The widths of a line's items, from `begin` to the penalty at `end`, when `slack` is what the
// measure has beyond their natural widths: less than nothing is taken from what shrinks, level by
// level; more is given to word spaces, then to Han and Latin, then to all alike (CLREQ 3.3.2). They
// add up to the measure, to the unit.
std::vector<base::Length> distribute(const std::vector<Item>& items, std::size_t begin,
                                     std::size_t end, base::Length slack);

}  // namespace jianbao::text
