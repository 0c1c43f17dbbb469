#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace jianbao::pdf {

// The CIDs of a CID-keyed CFF font's glyphs (Adobe Technical Note 5176, sections 13 and 18).
class GlyphCids {
 public:
  // Glyphs that follow one another, and so do their CIDs.
  struct Range {
    unsigned glyph = 0, cid = 0, count = 0;
  };
  explicit GlyphCids(std::vector<Range> ranges) : ranges_(std::move(ranges)) {}
  // Empty when the font has no such glyph.
  std::optional<std::uint16_t> of(unsigned glyph) const;

 private:
  std::vector<Range> ranges_;  // by glyph
};

// Empty for a name-keyed font, whose glyphs have no CID of their own (section 9), and for what is
// no CFF.
std::optional<GlyphCids> cff_glyph_cids(std::string_view cff);

}  // namespace jianbao::pdf
