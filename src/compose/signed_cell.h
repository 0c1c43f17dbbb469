#pragma once

#include "compose/table_columns.h"

namespace jianbao::compose {

// The number that a cell says as its column writes signs: (7.5) for -7.5, or ▲ 7.5, ▼ 7.5 and – 0.
// Readers hear the number with its sign, or the direction in words. What is missing stays as it
// is. False: it does not begin with a number.
bool write_sign(const BlockComposer& blocks, SignForm form, doc::Cell& cell);
// Says so of a row, which the names in scope are of, where there is something and it is none.
void check_arrow(BlockComposer& blocks, const TableColumn& column);

}  // namespace jianbao::compose
