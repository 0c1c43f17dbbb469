#pragma once

#include <string>

namespace jianbao::pdf {

// PDF 1.4 knows version 2 of ICC profiles (ISO 32000-1, table 67).
enum class ProfileVersion { two, four };
// The ICC profile of sRGB (IEC 61966-2-1), always the same bytes.
std::string srgb_profile(ProfileVersion version);

}  // namespace jianbao::pdf
