#pragma once

#include <vector>

#include "style/style.h"
#include "text/break_point.h"
#include "text/characters.h"
#include "text/item.h"

namespace jianbao::text {

// Where the lines of a paragraph may end, before each character: UAX #14, tailored to Chinese at
// one of four levels (CLREQ 3.1.3, GB/T 15834 5.1), numbers with their units, notes with their
// words.
std::vector<BreakPoint> find_breaks(const Characters& characters, const std::vector<Run>& runs,
                                    style::LineBreak level);

}  // namespace jianbao::text
