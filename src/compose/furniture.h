#pragma once

#include "compose/block_composer.h"

namespace jianbao::compose {

// Headers and footers: their texts are worked out once, but for {page}, {pages} and
// {section.title}, which each page fills in.
doc::Furniture make_furniture(const Input& input, BlockComposer& composer, Evaluation& evaluation);

}  // namespace jianbao::compose
