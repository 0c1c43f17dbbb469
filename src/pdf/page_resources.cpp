#include "pdf/page_resources.h"

#include "pdf/content.h"
#include "pdf/text_string.h"

namespace jianbao::pdf {

namespace {

void add_percents(const Haru& haru, HPDF_Dict tint, const char* key,
                  std::initializer_list<int> percents) {
  HPDF_Array array = HPDF_Array_New(haru.memory());
  for (const int percent : percents) {
    HPDF_Array_AddReal(array, static_cast<HPDF_REAL>(percent) / 100);
  }
  HPDF_Dict_Add(tint, key, array);
}

class Spaces {
 public:
  Spaces(const Haru& haru, const InkMixer& inks, ProfileObjects& profiles)
      : haru_(haru), inks_(inks), profiles_(profiles) {}

  HPDF_Array process() const {
    return profiles_.icc_based(inks_.in_inks() ? profiles_.press() : profiles_.screen());
  }

  // One ink, and what stands for it where it is not there (8.6.6.4).
  HPDF_Array separation(const std::string& name, const std::array<int, 4>& percent) const {
    HPDF_Dict tint = HPDF_Dict_New(haru_.memory());
    HPDF_Dict_AddNumber(tint, "FunctionType", 2);
    HPDF_Dict_AddNumber(tint, "N", 1);
    add_percents(haru_, tint, "Domain", {0, 100});
    add_percents(haru_, tint, "C0", {0, 0, 0, 0});
    add_percents(haru_, tint, "C1", {percent[0], percent[1], percent[2], percent[3]});
    HPDF_Array space = HPDF_Array_New(haru_.memory());
    HPDF_Array_AddName(space, "Separation");
    HPDF_Array_AddName(space, escaped_name(name).c_str());
    if (inks_.device_independent()) {
      HPDF_Array_Add(space, process());
    } else {
      HPDF_Array_AddName(space, "DeviceCMYK");
    }
    HPDF_Array_Add(space, tint);
    return space;
  }

 private:
  const Haru& haru_;
  const InkMixer& inks_;
  ProfileObjects& profiles_;
};

HPDF_Dict overprint_state(const Haru& haru, bool overprints) {
  HPDF_Dict state = HPDF_Dict_New(haru.memory());
  HPDF_Dict_AddBoolean(state, "OP", overprints ? HPDF_TRUE : HPDF_FALSE);
  HPDF_Dict_AddBoolean(state, "op", overprints ? HPDF_TRUE : HPDF_FALSE);
  // Inks of which there is none leave what is below (8.6.7).
  HPDF_Dict_AddNumber(state, "OPM", overprints ? 1 : 0);
  return state;
}

}  // namespace

void add_color_spaces(const Haru& haru, const InkMixer& inks, ProfileObjects& profiles,
                      HPDF_Dict resources) {
  if (!inks.in_inks() && !inks.device_independent()) return;
  const Spaces spaces(haru, inks, profiles);
  HPDF_Dict named = HPDF_Dict_New(haru.memory());
  if (inks.device_independent()) {
    HPDF_Dict_Add(named, InkMixer::process_space, spaces.process());
  }
  for (const auto& [name, ink] : inks.spots()) {
    HPDF_Dict_Add(named, name.c_str(), spaces.separation(ink.spot, ink.percent));
  }
  if (inks.in_inks()) {
    HPDF_Dict_Add(named, InkMixer::all_plates, spaces.separation("All", {100, 100, 100, 100}));
  }
  HPDF_Dict_Add(resources, "ColorSpace", named);
}

void add_graphics_states(const Haru& haru, const page::Page& page, const InkMixer& inks,
                         HPDF_Dict resources) {
  const auto opacities = page_opacities(page);
  if (opacities.empty() && !inks.overprints_at_all()) return;
  HPDF_Dict states = HPDF_Dict_New(haru.memory());
  for (const Opacity opacity : opacities) {
    HPDF_Dict state = HPDF_Dict_New(haru.memory());
    HPDF_Dict_AddReal(state, "ca", static_cast<HPDF_REAL>(opacity.fill) / page::opaque);
    HPDF_Dict_AddReal(state, "CA", static_cast<HPDF_REAL>(opacity.stroke) / page::opaque);
    HPDF_Dict_Add(states, opacity_resource(opacity).c_str(), state);
  }
  if (inks.overprints_at_all()) {
    for (const bool overprints : {false, true}) {
      HPDF_Dict_Add(states, overprint_resource(overprints), overprint_state(haru, overprints));
    }
  }
  HPDF_Dict_Add(resources, "ExtGState", states);
}

}  // namespace jianbao::pdf
