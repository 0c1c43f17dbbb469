#pragma once

#include "rows/step.h"

namespace jianbao::rows {

// Each row with the places where its value starts and ends on those before it in its group: from
// zero (negative values below), as shares of their whole, or around the middle of the largest.
Rows stack(Rows rows, const Step& step);

}  // namespace jianbao::rows
