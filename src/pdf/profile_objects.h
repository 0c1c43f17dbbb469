#pragma once

#include <map>
#include <string>

#include "pdf/color_profile.h"
#include "pdf/haru.h"

namespace jianbao::pdf {

// The ICC profiles of a document, each there once, and from the first time on that it is asked for.
class ProfileObjects {
 public:
  ProfileObjects(const Haru& haru, ProfileVersion version, const std::string& press)
      : haru_(haru), version_(version), press_icc_(press) {}

  HPDF_Dict screen() {
    if (screen_ == nullptr) screen_ = add(srgb_profile(version_), 3);
    return screen_;
  }
  HPDF_Dict press() {
    if (press_ == nullptr) press_ = add(press_icc_, 4);
    return press_;
  }
  // For colours of so many components.
  HPDF_Dict add(const std::string& icc, int components);
  // A colour space (ISO 32000-1, 8.6.5.5).
  HPDF_Array icc_based(HPDF_Dict profile) const;

 private:
  const Haru& haru_;
  ProfileVersion version_;
  const std::string& press_icc_;
  HPDF_Dict screen_ = nullptr, press_ = nullptr;  // those that each page asks for
  std::map<std::string, HPDF_Dict> profiles_;     // all, by digest
};

}  // namespace jianbao::pdf
