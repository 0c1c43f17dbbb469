#pragma once

#include <map>
#include <optional>
#include <string>

#include "font/face.h"
#include "pdf/font_codes.h"

namespace jianbao::pdf {

// A font cut down to the glyphs of one document.
struct FontSubset {
  bool cff = false;   // CIDFontType0 with a bare CFF table, else CIDFontType2 with a TrueType file
  std::string bytes;  // for FontFile3 or FontFile2
  // Of a TrueType file: the subset's glyph for each code, two bytes each (ISO 32000-1, table 117:
  // CIDToGIDMap).
  std::string glyph_of_code;
};

// Empty when HarfBuzz cannot read the font's outlines.
std::optional<FontSubset> subset_font(const font::Face& face, const FontCodes& codes,
                                      const std::map<font::GlyphId, std::string>& glyphs);

}  // namespace jianbao::pdf
