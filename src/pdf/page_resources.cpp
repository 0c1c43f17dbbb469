#include "pdf/page_resources.h"

#include "base/number.h"
#include "pdf/content.h"
#include "pdf/text_string.h"

namespace jianbao::pdf {

namespace {

std::string icc_based(HPDF_Dict profile) {
  return "[/ICCBased " + std::to_string(number_of(profile)) + " 0 R]";
}

std::string process_space(const InkMixer& inks, ProfileObjects& profiles) {
  return icc_based(inks.in_inks() ? profiles.press() : profiles.screen());
}

// One ink, and what stands for it where it is not there (8.6.6.4).
std::string separation(const std::string& name, const std::array<int, 4>& percent,
                       const std::string& alternate) {
  std::string shares;
  for (const int part : percent) shares += base::thousandths(part * 10) + " ";
  return "[/Separation/" + escaped_name(name) + " " + alternate +
         "<</FunctionType 2/N 1/Domain[0 1]/C0[0 0 0 0]/C1[" + shares + "]>>]";
}

HPDF_Dict overprint_state(const Haru& haru, bool overprints) {
  HPDF_Dict state = haru.dict();
  HPDF_Dict_AddBoolean(state, "OP", overprints ? HPDF_TRUE : HPDF_FALSE);
  HPDF_Dict_AddBoolean(state, "op", overprints ? HPDF_TRUE : HPDF_FALSE);
  // Inks of which there is none leave what is below (8.6.7).
  HPDF_Dict_AddNumber(state, "OPM", overprints ? 1 : 0);
  return state;
}

}  // namespace

std::string color_spaces(const InkMixer& inks, ProfileObjects& profiles) {
  std::string entries;
  const bool free = inks.device_independent();
  if (free) {
    entries += std::string("/") + InkMixer::process_space + process_space(inks, profiles) + "\n";
  }
  if (!inks.in_inks()) return entries;
  const std::string alternate = free ? process_space(inks, profiles) : "/DeviceCMYK";
  for (const auto& [name, ink] : inks.spots()) {
    entries += "/" + name + separation(ink.spot, ink.percent, alternate) + "\n";
  }
  return entries + "/" + InkMixer::all_plates + separation("All", {100, 100, 100, 100}, alternate) +
         "\n";
}

void add_graphics_states(const Haru& haru, const page::Page& page, const InkMixer& inks,
                         HPDF_Dict resources) {
  const auto opacities = page_opacities(page);
  if (opacities.empty() && !inks.overprints_at_all()) return;
  HPDF_Dict states = haru.dict();
  for (const Opacity opacity : opacities) {
    HPDF_Dict state = haru.dict();
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
