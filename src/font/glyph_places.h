#pragma once

#include <string_view>

namespace jianbao::font {

// Tables of a face with TrueType outlines.
struct GlyphTables {
  std::string_view head, maxp, loca, glyf;
};

// Whether 'loca' has a place for each glyph, one behind the other and within 'glyf' (OpenType,
// "Index to Location"). Libraries that cut fonts take that for granted.
bool are_glyphs_placed(const GlyphTables& tables);

}  // namespace jianbao::font
