#include "compose/standards.h"

#include "spec/archive_clauses.h"

namespace jianbao::compose {

namespace {

base::Span place_of(const doc::Heading& heading) {
  for (const doc::Words& words : heading.texts) {
    if (!words.inlines.empty()) return words.inlines.front().span;
  }
  return {};
}

// Why a profile is not used; empty: it is, or there is none.
std::string profile_trouble(const base::ColorProfile& profile, int archive_part) {
  if (archive_part != 1 || profile.version <= 2) return profile.trouble;
  return "it is of version 4, PDF/A-1 has version 2 alone (ISO 19005-1, 6.2.3.2)";
}

}  // namespace

void check_picture(const doc::Picture* picture, base::Span place, const spec::PdfSpec& pdf,
                   base::Diagnostics& diagnostics) {
  if (picture == nullptr || !picture->raster) return;
  const base::Raster& raster = *picture->raster;
  const int part = pdf.conformance.archive_part;
  const std::string trouble = profile_trouble(raster.profile, part);
  if (!trouble.empty()) {
    diagnostics.warn(place, "the colour profile of this picture is not used", trouble);
  }
  const bool profiled = !raster.profile.icc.empty() && trouble.empty();
  if (part > 0 && raster.colors == base::Raster::Colors::cmyk && !profiled && !pdf.is_for_press()) {
    diagnostics.error(
        place, "this picture's colours are inks, the file's are those of a screen",
        spec::archive_clause(spec::ArchiveRule::device_colors, part) +
            ": convert it to sRGB, give it a profile, or ask for 'standard: pdf-1.7'");
  }
  if (part == 1 && !raster.opacity.empty()) {
    diagnostics.error(place, "this picture is transparent in places",
                      "PDF/A-1 has nothing that is (ISO 19005-1, 6.4); later parts do");
  }
}

void check_alternative(bool said, const char* how, base::Span place,
                       const spec::Conformance& conformance, base::Diagnostics& diagnostics) {
  if (said || !conformance.is_accessible()) return;
  diagnostics.error(place, "this picture has no alternative text",
                    std::string(how) + " (ISO 14289-1, 7.3)");
}

void check_heading_levels(const std::vector<doc::Block>& blocks,
                          const spec::Conformance& conformance, base::Diagnostics& diagnostics) {
  if (!conformance.is_accessible()) return;
  int last = 0;
  for (const doc::Block& block : blocks) {
    const auto* heading = std::get_if<doc::Heading>(&block);
    if (heading == nullptr) continue;
    if (last > 0 && heading->level > last + 1) {
      diagnostics.error(
          place_of(*heading),
          "this heading is of level " + std::to_string(heading->level) +
              ", the one before of level " + std::to_string(last),
          "no level may be skipped (ISO 14289-1, 7.4.2): 'level: " + std::to_string(last + 1) +
              "', or a 'standard' that is neither pdf/ua-1 nor of level A");
    }
    last = heading->level;
  }
}

}  // namespace jianbao::compose
