#include "pdf/output_intent.h"

namespace jianbao::pdf {

namespace {

// How the condition is called, and what a reader shows of it.
struct Condition {
  std::string identifier, description;
  bool is_registered = false;  // with the ICC
};

Condition press_condition(const PageOptions& options) {
  const std::string described = profile_description(options.profile);
  if (!options.condition.empty()) return {options.condition, described, true};
  return {"Custom", described.empty() ? "Custom" : described};
}

HPDF_Dict make_intent(const Haru& haru, const char* standard, const Condition& condition,
                      HPDF_Dict profile) {
  HPDF_Dict intent = haru.dict();
  HPDF_Dict_AddName(intent, "Type", "OutputIntent");
  HPDF_Dict_AddName(intent, "S", standard);
  haru.add_text(intent, "OutputConditionIdentifier", condition.identifier);
  haru.add_text(intent, "Info", condition.description);
  if (condition.is_registered) haru.add_text(intent, "RegistryName", "http://www.color.org");
  HPDF_Dict_Add(intent, "DestOutputProfile", profile);
  return intent;
}

}  // namespace

void add_output_intents(const Haru& haru, ProfileObjects& profiles, const Conformance& conformance,
                        const PageOptions& options) {
  const bool archive = conformance.archive_part > 0;
  const bool press = options.is_for_press();
  if (!archive && !press) return;
  const Condition condition =
      press ? press_condition(options) : Condition{"sRGB IEC61966-2.1", "sRGB IEC61966-2.1"};
  HPDF_Dict profile = press ? profiles.press() : profiles.screen();
  HPDF_Array intents = haru.array();
  if (archive) HPDF_Array_Add(intents, make_intent(haru, "GTS_PDFA1", condition, profile));
  if (conformance.print_exchange || !archive) {
    HPDF_Array_Add(intents, make_intent(haru, "GTS_PDFX", condition, profile));
  }
  HPDF_Dict_Add(haru.document()->catalog, "OutputIntents", intents);
}

}  // namespace jianbao::pdf
