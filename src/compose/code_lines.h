#pragma once

#include <string>
#include <vector>

#include "compose/block_composer.h"

namespace jianbao::compose {

// Lines of code, by language; once where they are the same in all.
doc::Code make_code(const std::vector<std::string>& texts, base::Span span, BlockComposer& blocks,
                    const Input& input);

}  // namespace jianbao::compose
