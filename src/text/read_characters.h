#pragma once

#include <vector>

#include "text/characters.h"
#include "text/item.h"

namespace jianbao::text {

// Decides what each character is, from its language and from what stands beside it: whether a
// quotation mark is Chinese or Western, ’ an apostrophe, — half of a dash, / a stroke between Han.
// An inline picture is one character, U+FFFC.
Characters read_characters(const std::vector<Run>& runs);

}  // namespace jianbao::text
