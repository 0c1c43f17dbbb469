#pragma once

#include <vector>

#include "compose/references.h"
#include "doc/doc.h"

namespace jianbao::compose {

// Names headings by what they say, so that links from outside still lead to them when others come
// before: those that say the same are told apart by -2, -3 and so on, and authors' ids are kept.
void name_headings(std::vector<doc::Block>& blocks, const References& references);

}  // namespace jianbao::compose
