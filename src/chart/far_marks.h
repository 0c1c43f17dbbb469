#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "page/page.h"

namespace jianbao::chart {

// An error where something stands so far off the plot that its scale cannot be meant. What a clip
// cuts off may.
void check_near(const std::vector<page::Item>& items, base::Span chart,
                base::Diagnostics& diagnostics);

}  // namespace jianbao::chart
