#pragma once

#include <string_view>

#include "chart/properties.h"
#include "chart/scale.h"
#include "spec/chart_spec.h"

namespace jianbao::chart {

// The range of a scale of looks: colours, sizes, shapes, dashes. What is wrong with a scheme that
// has no place of its own is said at `chart`.
void set_looks(Scale& scale, std::string_view channel, const spec::ChartChannel& definition,
               const Properties& config, base::Span chart);

}  // namespace jianbao::chart
