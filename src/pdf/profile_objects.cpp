#include "pdf/profile_objects.h"

namespace jianbao::pdf {

HPDF_Dict ProfileObjects::screen() {
  if (screen_ == nullptr) {
    screen_ = haru_.stream(srgb_profile(version_));
    HPDF_Dict_AddNumber(screen_, "N", 3);
  }
  return screen_;
}

HPDF_Dict ProfileObjects::press() {
  if (press_ == nullptr) {
    press_ = haru_.stream(press_icc_);
    HPDF_Dict_AddNumber(press_, "N", 4);
  }
  return press_;
}

HPDF_Array ProfileObjects::icc_based(HPDF_Dict profile) const {
  HPDF_Array space = HPDF_Array_New(haru_.memory());
  HPDF_Array_AddName(space, "ICCBased");
  HPDF_Array_Add(space, profile);
  return space;
}

}  // namespace jianbao::pdf
