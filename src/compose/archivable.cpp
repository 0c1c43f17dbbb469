#include "compose/archivable.h"

namespace jianbao::compose {

void check_archivable(const doc::Picture* picture, base::Span place,
                      const spec::Conformance& conformance, base::Diagnostics& diagnostics) {
  if (picture == nullptr || !picture->raster) return;
  const base::Raster& raster = *picture->raster;
  const int part = conformance.archive_part;
  const std::string standard = "ISO 19005-" + std::to_string(part);
  if (part > 0 && raster.colors == base::Raster::Colors::cmyk) {
    diagnostics.error(place, "this picture's colours are inks, the file's are those of a screen",
                      standard + (part == 1 ? ", 6.2.3.3" : ", 6.2.4.3") +
                          ": convert it to sRGB, or ask for 'standard: pdf-1.7'");
  }
  if (part == 1 && !raster.opacity.empty()) {
    diagnostics.error(place, "this picture is transparent in places",
                      "PDF/A-1 has nothing that is (ISO 19005-1, 6.4); later parts do");
  }
}

}  // namespace jianbao::compose
