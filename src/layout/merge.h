#pragma once

#include <vector>

#include "layout/strip.h"

namespace jianbao::layout {

// Strips as one that no page break parts.
Strip merged(std::vector<Strip> strips, const doc::PageMaster& master);

}  // namespace jianbao::layout
