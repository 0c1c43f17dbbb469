#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "chart/canvas.h"

namespace jianbao::chart {

struct PlacedLabel {
  Box box;
  std::string words;
};

// A warning at the place, with two of them, where labels of marks stand over one another: nobody
// can read them on paper.
void warn_of_overlap(std::vector<PlacedLabel> labels, base::Span place,
                     base::Diagnostics& diagnostics);

}  // namespace jianbao::chart
