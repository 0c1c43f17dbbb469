#pragma once

#include <string>

#include "chart/canvas.h"
#include "chart/lettering.h"
#include "chart/unit.h"

namespace jianbao::chart {

// Whether a view's units have nothing to draw.
bool is_empty(const std::vector<Unit>& units);

// What stands in the frame of a chart whose data has no value: a county without projects is no
// mistake.
std::string no_data_words(const std::string& language);

// The frame with its words, in pixels.
Canvas draw_no_data(const Box& frame, const Type& type, const Lettering& lettering,
                    text::Typesetter& typesetter);

}  // namespace jianbao::chart
