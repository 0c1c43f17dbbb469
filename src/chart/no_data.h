#pragma once

#include "chart/chart.h"
#include "chart/lettering.h"
#include "chart/unit.h"

namespace jianbao::chart {

// Whether a view's units have nothing to draw.
bool is_empty(const std::vector<Unit>& units);

// The frame of a chart whose data has no value, with words in it that say so: a county without
// projects is no mistake. In points, as large as the input or the spec asks.
Drawing draw_no_data(const Input& input, const Properties& config, const Lettering& lettering,
                     text::Typesetter& typesetter);

}  // namespace jianbao::chart
