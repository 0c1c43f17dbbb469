#pragma once

#include <string>

struct hb_font_t;

namespace jianbao::font {

// HarfBuzz pins everything of a variable font but outlines of the kind CFF2 and the advances that
// go with them. This makes a whole font of the file that it `pinned`, with the outlines and
// advances that the variable font has `at` its point, as a 'CFF ' table. Hints are left out.
std::string with_cff_outlines(const std::string& pinned, hb_font_t* at);

}  // namespace jianbao::font
