#pragma once

#include "rows/step.h"

namespace jianbao::rows {

// Each row with fields of the row elsewhere that has its key. A key that is looked for and stands
// there twice is an error, unless both say the same; one that does not stand there gives `default`,
// or a gap.
Rows lookup(Rows rows, const Step& step);

}  // namespace jianbao::rows
