#pragma once

#include "compose/block_composer.h"

namespace jianbao::compose {

// What the layout says of the signature, in all languages of the edition.
doc::SignatureWords make_signature_words(const Input& input, BlockComposer& composer);

}  // namespace jianbao::compose
