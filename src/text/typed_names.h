#pragma once

#include "text/characters.h"

namespace jianbao::text {

// Marks what is typed letter by letter, and so has no hyphen that its writer did not give it: web
// and mail addresses, names and paths of files, identifiers.
void mark_typed_names(Characters& characters);

}  // namespace jianbao::text
