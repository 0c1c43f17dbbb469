#pragma once

#include "compose/block_composer.h"

namespace jianbao::compose {

// What the layout says of the signature, in all languages of the edition.
doc::SignatureWords make_signature_words(const Input& input, BlockComposer& composer);

// A block that is to show it is there.
void check_signature_shown(const Input& input, const std::vector<doc::Block>& blocks,
                           base::Diagnostics& diagnostics);

}  // namespace jianbao::compose
