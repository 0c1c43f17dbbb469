#pragma once

#include <string>
#include <vector>

#include "compose/block_composer.h"

namespace jianbao::compose {

// The index of one language: its terms by their initials, each with its pages and, set in below
// it, the terms under it.
std::vector<doc::Index::Entry> make_index(const std::vector<Term>& terms,
                                          const std::string& language, const std::string& style,
                                          BlockComposer& blocks);

}  // namespace jianbao::compose
