#pragma once

#include <string>
#include <vector>

#include "chart/lettering.h"
#include "chart/scales.h"
#include "chart/unit.h"

namespace jianbao::chart {

// What a chart shows, in the first of the languages, for those who cannot see it: of each layer
// its kind and measure, how many values there are, the extremes and, along an axis that has an
// order, the trend; of few values each of them. Written from the data alone.
std::string describe(const std::vector<Unit>& units, const Scales& scales,
                     const Lettering& lettering);

}  // namespace jianbao::chart
