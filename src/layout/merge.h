#pragma once

#include <vector>

#include "layout/strip.h"

namespace jianbao::layout {

// Strips as one that no page break parts.
Strip merged(std::vector<Strip> strips, base::Length baseline);

}  // namespace jianbao::layout
