#pragma once

#include <vector>

#include "text/hyphenate.h"
#include "text/item.h"
#include "text/shape.h"

namespace jianbao::text {

// Runs → boxes, glue and penalties, with the Chinese spacing of CLREQ 3.1 and 3.2. A character that
// no face of its style has is an error at its place.
Material make_material(const std::vector<Run>& runs, const style::ParagraphStyle& style,
                       Shaper& shaper, Hyphenator& hyphenator, base::Diagnostics& diagnostics);

}  // namespace jianbao::text
