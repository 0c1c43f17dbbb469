#pragma once

#include <string>
#include <vector>

namespace jianbao::font {

// A 'CFF ' table (Adobe Technical Note 5176) of these charstrings, one a glyph, the first that of
// .notdef. It is keyed by CIDs, which are the glyphs' numbers (Adobe-Identity-0).
std::string cff_table(int units_per_em, const std::vector<std::string>& charstrings);

}  // namespace jianbao::font
