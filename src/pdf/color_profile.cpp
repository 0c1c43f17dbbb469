#include "pdf/color_profile.h"

#include <algorithm>
#include <array>

#include "image/icc.h"
#include "image/profile.h"
#include "pdf/press_transform.h"

namespace jianbao::pdf {

namespace {

using image::open_profile;
using image::Profile;

// The profile's header says when it was made (ICC.1:2010, 7.2.8); ours is as old as the standard.
constexpr std::size_t date_at = 24;
constexpr char date[] = {'\x07', '\xCF', 0, 1, 0, 1, 0, 0, 0, 0, 0, 0};  // 1999-01-01

}  // namespace

std::string srgb_profile(ProfileVersion version) {
  const Profile profile(cmsCreate_sRGBProfile());
  // The version of ISO 32000-1 (table 67); an older one has tables of thousands of numbers in the
  // place of the curves' formula.
  cmsSetProfileVersion(profile.get(), version == ProfileVersion::two ? 2.1 : 4.2);
  cmsUInt32Number size = 0;
  cmsSaveProfileToMem(profile.get(), nullptr, &size);
  std::string bytes(size, '\0');
  cmsSaveProfileToMem(profile.get(), bytes.data(), &size);
  std::copy(std::begin(date), std::end(date), bytes.begin() + date_at);
  return bytes;
}

image::Transform press_transform(const std::string& icc) {
  const Profile screen(cmsCreate_sRGBProfile()), press = open_profile(icc);
  if (!screen || !press) return nullptr;
  return image::Transform(cmsCreateTransform(
      screen.get(), TYPE_RGB_8, press.get(), TYPE_CMYK_16, INTENT_RELATIVE_COLORIMETRIC,
      cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOOPTIMIZE));
}

base::ColorProfile press_profile(std::string icc) {
  const Profile whole = open_profile(icc);
  if (whole && (cmsGetColorSpace(whole.get()) != cmsSigCmykData ||
                cmsGetDeviceClass(whole.get()) != cmsSigOutputClass)) {
    return {{}, 0, "it is of another device"};
  }
  base::ColorProfile profile = image::checked_profile(std::move(icc), base::Raster::Colors::cmyk);
  // Readers go from inks to what they show, the engine the other way.
  if (profile.trouble.empty() && !press_transform(profile.icc)) {
    return {{}, 0, "it lacks what inks its colours take"};
  }
  return profile;
}

std::string profile_description(const std::string& icc) {
  const Profile profile = open_profile(icc);
  std::array<char, 256> text{};
  if (profile) {
    cmsGetProfileInfoASCII(profile.get(), cmsInfoDescription, "en", "US", text.data(), text.size());
  }
  std::string words = text.data();
  // Bytes of a damaged profile are no text.
  std::replace_if(
      words.begin(), words.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
  return words;
}

}  // namespace jianbao::pdf
