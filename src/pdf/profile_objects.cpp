#include "pdf/profile_objects.h"

#include "base/digest.h"

namespace jianbao::pdf {

HPDF_Dict ProfileObjects::add(const std::string& icc, int components) {
  const auto [found, is_new] = profiles_.emplace(base::sha256(icc), nullptr);
  if (is_new) {
    found->second = haru_.stream(icc);
    HPDF_Dict_AddNumber(found->second, "N", components);
  }
  return found->second;
}

HPDF_Array ProfileObjects::icc_based(HPDF_Dict profile) const {
  HPDF_Array space = haru_.array();
  HPDF_Array_AddName(space, "ICCBased");
  HPDF_Array_Add(space, profile);
  return space;
}

}  // namespace jianbao::pdf
