#include "pdf/font_codes.h"

#include <hb.h>

#include <memory>

namespace jianbao::pdf {

namespace {

struct DestroyBlob {
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
};

}  // namespace

FontCodes::FontCodes(const font::Face& face) {
  const std::unique_ptr<hb_blob_t, DestroyBlob> table(
      hb_face_reference_table(face.outline_face(), HB_TAG('C', 'F', 'F', ' ')));
  unsigned size = 0;
  const char* bytes = hb_blob_get_data(table.get(), &size);
  if (size == 0) return;
  cids_ = cff_glyph_cids({bytes, size});
  kind_ = cids_ ? Kind::cid_keyed : Kind::name_keyed;
}

std::uint16_t FontCodes::of(font::GlyphId glyph) const {
  if (cids_) return cids_->of(glyph).value_or(0);
  return static_cast<std::uint16_t>(glyph);
}

}  // namespace jianbao::pdf
