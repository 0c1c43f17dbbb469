#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace jianbao::pdf {

// The CIDs of a CID-keyed CFF font's glyphs, by glyph id; empty for a name-keyed font, whose glyphs
// have no CID of their own (Adobe Technical Note 5176, sections 9, 13 and 18).
std::optional<std::vector<std::uint16_t>> cff_glyph_cids(const std::string& cff);

}  // namespace jianbao::pdf
