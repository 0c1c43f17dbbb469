#pragma once

#include <string>

namespace jianbao::pdf {

// The ICC profile of sRGB (IEC 61966-2-1), always the same bytes.
std::string srgb_profile();

}  // namespace jianbao::pdf
