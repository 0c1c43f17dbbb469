#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "font/face.h"

namespace jianbao::pdf {

// A font cut down to the glyphs of one document.
struct FontSubset {
  bool cff = false;   // CIDFontType0 with a bare CFF table, else CIDFontType2 with a TrueType file
  std::string bytes;  // for FontFile3 or FontFile2
  // The code that shows a glyph in a content stream: of a CID-keyed CFF the charset's CID, else the
  // subset's glyph id (ISO 32000-1, 9.7.4.2).
  std::map<font::GlyphId, std::uint16_t> codes;
};

// Empty when HarfBuzz cannot read the font's outlines.
std::optional<FontSubset> subset_font(const font::Face& face,
                                      const std::map<font::GlyphId, std::string>& glyphs);

}  // namespace jianbao::pdf
