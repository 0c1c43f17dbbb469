#pragma once

#include "rows/step.h"

namespace jianbao::rows {

// Each row with the start, and where it is asked for the end, of the round interval that a number
// lies in.
Rows bin(Rows rows, const Step& step);
// Each row with the start of the unit of time that a date lies in: a date, or for hours and less a
// text such as 2020-01-05T08:00:00.
Rows time_unit(Rows rows, const Step& step);

}  // namespace jianbao::rows
