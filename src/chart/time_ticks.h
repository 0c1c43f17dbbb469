#pragma once

#include <vector>

namespace jianbao::chart {

// Round moments within the domain, about `count` of them, as d3-scale has them.
std::vector<double> time_ticks(double from, double to, double count);

}  // namespace jianbao::chart
