#pragma once

#include "rows/step.h"

// Rows in another order, or fewer of them, as they are.
namespace jianbao::rows {

Rows sort(Rows rows, const Step& step);
// The first rows behind those of `offset`.
Rows limit(Rows rows, const Step& step);
// So many rows by chance, in their order: the same for one seed on every machine.
Rows sample(Rows rows, const Step& step);

}  // namespace jianbao::rows
