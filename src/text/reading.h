#pragma once

#include <vector>

#include "text/part.h"
#include "text/shape.h"

namespace jianbao::text {

// Puts the reading of a run beside its base (CLREQ 3.3.1): pinyin half as large above or below,
// with a quarter em to its neighbours, or zhuyin at the right of each character, three tenths as
// large. The line's height stays. Returns by how much the reading is wider at either side.
base::Length add_reading(std::vector<Part>& base, const Run& run, const Chain& chain,
                         Shaper& shaper, bool vertical);

}  // namespace jianbao::text
