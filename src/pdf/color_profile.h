#pragma once

#include <string>

#include "base/raster.h"

namespace jianbao::pdf {

// PDF 1.4 knows version 2 of ICC profiles (ISO 32000-1, table 67).
enum class ProfileVersion { two, four };
// The ICC profile of sRGB (IEC 61966-2-1), always the same bytes.
std::string srgb_profile(ProfileVersion version);
// A profile that a press prints by, with cyan, magenta, yellow and black; else why it is none.
base::ColorProfile press_profile(std::string icc);
// What a profile calls itself.
std::string profile_description(const std::string& icc);

}  // namespace jianbao::pdf
