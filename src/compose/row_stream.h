#pragma once

#include "compose/block_composer.h"
#include "doc/doc.h"

namespace jianbao::compose {

// The rows of a table block as they would be composed here, whenever they are asked for. What is to
// be said of them has been said when they were composed first.
doc::RowStream row_stream(const BlockComposer& blocks, const Evaluation& evaluation,
                          const Input& input, const spec::BlockSpec& block);

}  // namespace jianbao::compose
