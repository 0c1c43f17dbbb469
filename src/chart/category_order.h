#pragma once

#include <vector>

#include "chart/scale.h"

namespace jianbao::chart {

// The categories of a channel over all units that use it, in the order that its `sort` asks for:
// ascending if it says nothing, as listed, by another channel's or field's values, or as the data
// has them.
std::vector<Category> ordered_categories(const std::vector<const Unit*>& units,
                                         const std::string& channel,
                                         const spec::ChartChannel& definition);

}  // namespace jianbao::chart
