#pragma once

#include <string>

#include "pdf/color_profile.h"
#include "pdf/haru.h"

namespace jianbao::pdf {

// The ICC profiles of a document, each there once, and from the first time on that it is asked for.
class ProfileObjects {
 public:
  ProfileObjects(const Haru& haru, ProfileVersion version, const std::string& press)
      : haru_(haru), version_(version), press_icc_(press) {}

  HPDF_Dict screen();
  HPDF_Dict press();
  // A colour space (ISO 32000-1, 8.6.5.5).
  HPDF_Array icc_based(HPDF_Dict profile) const;

 private:
  const Haru& haru_;
  ProfileVersion version_;
  const std::string& press_icc_;
  HPDF_Dict screen_ = nullptr, press_ = nullptr;
};

}  // namespace jianbao::pdf
