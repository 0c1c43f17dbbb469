#pragma once

#include <vector>

#include "text/break_point.h"
#include "text/characters.h"

namespace jianbao::text {

// Makes breaks dear that part a number from its sign, its unit, its measure or its 第, a typed
// space between them or not (GB/T 15835, CLREQ 3.1.4): taken only where no line could hold them.
void bind_numbers(const Characters& characters, std::vector<BreakPoint>& points);

}  // namespace jianbao::text
