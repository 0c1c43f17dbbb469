#pragma once

#include <string>

#include "page/page.h"

namespace jianbao::preview {

// What one unit of the page is in the drawing: a point, for pages, or a pixel, for charts alone.
enum class SvgUnit { point, pixel };

// A page as SVG 1.1: paths, and text as <text> that stands where the engine put it.
std::string draw_svg(const page::Page& page, SvgUnit unit = SvgUnit::point);

}  // namespace jianbao::preview
