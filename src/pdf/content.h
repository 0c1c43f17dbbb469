#pragma once

#include <string>

#include "page/page.h"
#include "pdf/font_objects.h"

namespace jianbao::pdf {

// The content stream of a page: its paths and glyph runs, in order (ISO 32000-1, 8 and 9).
std::string page_content(const page::Page& page, const DocumentFonts& fonts);

}  // namespace jianbao::pdf
