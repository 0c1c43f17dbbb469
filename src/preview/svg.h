#pragma once

#include <string>

#include "page/page.h"

namespace jianbao::preview {

// A page as SVG 1.1: paths, and text as <text> with the place of every character; 1 unit is 1 pt.
std::string draw_svg(const page::Page& page);

}  // namespace jianbao::preview
