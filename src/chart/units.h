#pragma once

#include <vector>

#include "chart/unit.h"

namespace jianbao::chart {

// The units of a view in the order in which they are painted; layers inherit data and encoding.
std::vector<Unit> make_units(const spec::Chart& chart, base::Diagnostics& diagnostics);

}  // namespace jianbao::chart
