#pragma once

#include <string>

#include "image/icc.h"

namespace jianbao::pdf {

// From sRGB (8 bits) to the inks of a press (16 bits), relative to the paper's white, as dark as
// the press can print. Null where the profile does not tell how. For sources of this room only.
image::Transform press_transform(const std::string& icc);

}  // namespace jianbao::pdf
