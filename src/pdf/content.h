#pragma once

#include <set>
#include <string>

#include "page/page.h"
#include "pdf/font_objects.h"
#include "pdf/image_objects.h"
#include "pdf/ink_mixer.h"
#include "pdf/printed_page.h"
#include "pdf/structure_tree.h"

namespace jianbao::pdf {

// Fill and stroke opacity, as an ExtGState has them (ISO 32000-1, 11.6.4.4).
struct Opacity {
  int fill = page::opaque, stroke = page::opaque;
  auto operator<=>(const Opacity&) const = default;
};
std::string opacity_resource(Opacity opacity);
const char* overprint_resource(bool overprints);
// What a page needs in its resources; empty when all of it is opaque.
std::set<Opacity> page_opacities(const page::Page& page);

// The content stream of a page: its paths, pictures and glyph runs, in order (ISO 32000-1, 8 and
// 9), marked as what they are part of; not marked where there is no tree. The press's own marks
// come last.
std::string page_content(const PrintedPage& printed, const DocumentFonts& fonts,
                         const DocumentImages& images, const InkMixer& inks, StructureTree* tree);

}  // namespace jianbao::pdf
