#pragma once

#include <vector>

#include "base/source.h"

namespace jianbao::base {

// What stands in a file behind a key such as `password`, misspelt, in the wrong place, or where the
// rest is no YAML at all: whoever wrote a secret there does not want it in a log. Where it comes
// from, {env: NAME} or {file: PATH}, is no secret.
std::vector<Span> secret_spans(const SourceFile& file);

// A value of which the start is known, with all that belongs to it: lists and maps to their ends.
Span whole_value(Span start);

}  // namespace jianbao::base
