#pragma once

#include <lcms2.h>

#include <memory>
#include <string>

namespace jianbao::image {

// Little CMS's handles. Of the rooms that link it, for their sources only.
struct CloseProfile {
  void operator()(void* profile) const { cmsCloseProfile(profile); }
};
struct DeleteTransform {
  void operator()(void* transform) const { cmsDeleteTransform(transform); }
};
using Profile = std::unique_ptr<void, CloseProfile>;
using Transform = std::unique_ptr<void, DeleteTransform>;

// Null where the bytes are no profile.
inline Profile open_profile(const std::string& icc) {
  return Profile(cmsOpenProfileFromMem(icc.data(), static_cast<cmsUInt32Number>(icc.size())));
}

}  // namespace jianbao::image
