#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "font/face.h"
#include "pdf/cff.h"

namespace jianbao::pdf {

// The codes that show a face's glyphs in content streams. They are known before any subset is made,
// so that a page can be written before the next is there (ISO 32000-1, 9.7.4.2).
class FontCodes {
 public:
  explicit FontCodes(const font::Face& face);

  // How codes lead to glyphs.
  enum class Kind : std::uint8_t {
    cid_keyed,   // a CFF whose charset names CIDs: the code is the CID
    name_keyed,  // another CFF: the code is the glyph's id, which the subset has to keep
    glyf,        // TrueType outlines: the code is the glyph's id, and CIDToGIDMap leads on
  };
  Kind kind() const { return kind_; }
  std::uint16_t of(font::GlyphId glyph) const;

 private:
  Kind kind_ = Kind::glyf;
  std::optional<GlyphCids> cids_;
};

}  // namespace jianbao::pdf
