#pragma once

#include "rows/step.h"

namespace jianbao::rows {

// Each row with something of the rows around it, in groups and in an order: ranks, the rows before
// and behind, running totals. The rows stay as they stand.
Rows window(Rows rows, const Step& step);
// The same over whole groups.
Rows join_aggregate(Rows rows, const Step& step);

}  // namespace jianbao::rows
