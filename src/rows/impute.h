#pragma once

#include "rows/step.h"

namespace jianbao::rows {

// What is missing of a field, filled in: rows whose key no row of their group has, and fields
// without a value. Figures that are withheld stay so. The rows of a group stand in the order of
// their keys.
Rows impute(Rows rows, const Step& step);

}  // namespace jianbao::rows
