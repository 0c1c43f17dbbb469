#pragma once

#include "rows/step.h"

namespace jianbao::rows {

// Each row with a field that an expression works out of it.
Rows calculate(Rows rows, const Step& step);

}  // namespace jianbao::rows
