#pragma once

#include "rows/step.h"

namespace jianbao::rows {

// The rows that an expression or a predicate of Vega-Lite's lets through.
Rows filter(Rows rows, const Step& step);

}  // namespace jianbao::rows
