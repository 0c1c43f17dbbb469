#pragma once

#include <hb-subset.h>
#include <hb.h>

#include <memory>
#include <string>
#include <string_view>

namespace jianbao::font {

struct DestroyHarfBuzz {
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
  void operator()(hb_font_t* font) const { hb_font_destroy(font); }
  void operator()(hb_draw_funcs_t* functions) const { hb_draw_funcs_destroy(functions); }
  void operator()(hb_subset_input_t* input) const { hb_subset_input_destroy(input); }
};
using BlobPointer = std::unique_ptr<hb_blob_t, DestroyHarfBuzz>;
using FacePointer = std::unique_ptr<hb_face_t, DestroyHarfBuzz>;
using FontPointer = std::unique_ptr<hb_font_t, DestroyHarfBuzz>;

inline std::string bytes_of(hb_blob_t* blob) {
  unsigned size = 0;
  const char* data = hb_blob_get_data(blob, &size);
  return data == nullptr ? std::string() : std::string(data, size);
}

// The bytes have to outlive the face.
inline FacePointer open_face(std::string_view bytes, unsigned index) {
  const BlobPointer blob(hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()),
                                        HB_MEMORY_MODE_READONLY, nullptr, nullptr));
  return FacePointer(hb_face_create(blob.get(), index));
}

// Empty where the face has none.
inline std::string table_of(hb_face_t* face, hb_tag_t tag) {
  return bytes_of(BlobPointer(hb_face_reference_table(face, tag)).get());
}

}  // namespace jianbao::font
