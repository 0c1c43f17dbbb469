#pragma once

#include "base/diagnostics.h"

namespace jianbao::read {

// Says what keeps a file from being a text: bytes that are not UTF-8, or a control character.
bool check_characters(const base::SourceFile& source, base::Diagnostics& diagnostics);

}  // namespace jianbao::read
