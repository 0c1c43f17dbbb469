#pragma once

#include <functional>
#include <vector>

#include "doc/doc.h"
#include "text/item.h"

namespace jianbao::text {

// Runs with a reading that are to be in several parts, as `parts_of` says, in so many, with their
// readings divided: where the reading has a word for each character of the base, between them, or
// else in proportion.
std::vector<Run> part_groups(const std::vector<Run>& runs,
                             const std::function<std::size_t(const Run&)>& parts_of);

}  // namespace jianbao::text
