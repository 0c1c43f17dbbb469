#pragma once

#include "base/diagnostics.h"
#include "compose/input.h"
#include "doc/doc.h"

namespace jianbao::compose {

// Layout × data → the document of one edition: loops run, conditions are decided, every text stands
// in its language, every figure is worded. Problems are said at their place in layout or data.
doc::Document compose(const Input& input, base::Diagnostics& diagnostics);

}  // namespace jianbao::compose
