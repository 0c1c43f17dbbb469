#pragma once

#include "spec/vocabulary.h"

namespace jianbao::spec {

// The block `table`.
BlockKind table_kind();
// What a column may say; `level` 0 is the outermost, and may have columns of its own.
constexpr int column_levels = 4;
const MapSpec& column_keys(int level);

}  // namespace jianbao::spec
