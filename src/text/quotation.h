#pragma once

#include <vector>

#include "text/characters.h"

namespace jianbao::text {

// “ ” ‘ ’ are shared by Chinese and the languages of Europe. In a Chinese text they are Chinese,
// but for a pair that stands in a Western phrase and for apostrophes.
void settle_quotation_marks(std::vector<Character>& list);

}  // namespace jianbao::text
