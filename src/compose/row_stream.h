#pragma once

#include "compose/block_composer.h"
#include "doc/doc.h"

namespace jianbao::compose {

// The rows of a table block as they would be composed here and now, whenever they are asked for.
// What is to be said of them is said when they are composed the first time.
doc::RowStream row_stream(const BlockComposer& blocks, const Input& input,
                          const spec::BlockSpec& block);

}  // namespace jianbao::compose
