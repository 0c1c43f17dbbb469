#pragma once

#include <lcms2.h>

#include <memory>
#include <string_view>

namespace jianbao::image {

// Little CMS's handles.
struct CloseProfile {
  void operator()(void* profile) const { cmsCloseProfile(profile); }
};
struct DeleteTransform {
  void operator()(void* transform) const { cmsDeleteTransform(transform); }
};
using Profile = std::unique_ptr<void, CloseProfile>;
using Transform = std::unique_ptr<void, DeleteTransform>;

// Null where the bytes are none.
inline Profile open_profile(std::string_view icc) {
  return Profile(cmsOpenProfileFromMem(icc.data(), static_cast<cmsUInt32Number>(icc.size())));
}

}  // namespace jianbao::image
