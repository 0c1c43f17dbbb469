#pragma once

#include "rows/step.h"

// Tables turned: from columns to rows and back.
namespace jianbao::rows {

// A row for each of the named fields: its name as `key`, what it holds as `value`.
Rows fold(Rows rows, const Step& step);
// A row for each entry of the lists that fields hold, side by side; the longest says how many.
Rows flatten(Rows rows, const Step& step);
// A row for each group, with a field for each value of the field `pivot`, in their order.
Rows pivot(Rows rows, const Step& step);
// Rows with these fields alone, in this order.
Rows select(Rows rows, const Step& step);

}  // namespace jianbao::rows
