#pragma once

#include <functional>
#include <vector>

#include "doc/doc.h"
#include "text/item.h"

namespace jianbao::text {

// Runs with a reading that are to be in several parts, as `parts_of` says, in so many, with their
// readings divided: between words in pinyin where their syllables are those of the base, one a
// character, or else in proportion.
std::vector<Run> part_groups(const std::vector<Run>& runs,
                             const std::function<std::size_t(const Run&)>& parts_of);

}  // namespace jianbao::text
