#include "pdf/font_subset.h"

#include <hb-subset.h>
#include <hb.h>

#include <memory>

#include "pdf/cff.h"

namespace jianbao::pdf {

namespace {

template <auto destroy>
struct Destroy {
  template <class T>
  void operator()(T* object) const {
    destroy(object);
  }
};
using Input = std::unique_ptr<hb_subset_input_t, Destroy<hb_subset_input_destroy>>;
using Plan = std::unique_ptr<hb_subset_plan_t, Destroy<hb_subset_plan_destroy>>;
using SubsetFace = std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>>;
using Blob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_destroy>>;

std::string bytes_of(const Blob& blob) {
  unsigned size = 0;
  const char* data = hb_blob_get_data(blob.get(), &size);
  return data == nullptr ? std::string() : std::string(data, size);
}

Input make_input(const std::map<font::GlyphId, std::string>& glyphs) {
  Input input(hb_subset_input_create_or_fail());
  if (!input) return input;
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
  for (const auto& [glyph, text] : glyphs) {
    hb_set_add(hb_subset_input_glyph_set(input.get()), glyph);
  }
  return input;
}

}  // namespace

std::optional<FontSubset> subset_font(const font::Face& face,
                                      const std::map<font::GlyphId, std::string>& glyphs) {
  const Input input = make_input(glyphs);
  if (!input) return std::nullopt;
  const Plan plan(hb_subset_plan_create_or_fail(face.outline_face(), input.get()));
  if (!plan) return std::nullopt;
  const SubsetFace subset(hb_subset_plan_execute_or_fail(plan.get()));
  if (!subset) return std::nullopt;

  FontSubset result;
  const Blob cff(hb_face_reference_table(subset.get(), HB_TAG('C', 'F', 'F', ' ')));
  result.bytes = bytes_of(cff);
  result.cff = !result.bytes.empty();
  if (!result.cff) result.bytes = bytes_of(Blob(hb_face_reference_blob(subset.get())));
  const auto cids = result.cff ? cff_glyph_cids(result.bytes) : std::nullopt;

  const hb_map_t* renumbered = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  for (const auto& [glyph, text] : glyphs) {
    const hb_codepoint_t id = hb_map_get(renumbered, glyph);
    if (id == HB_MAP_VALUE_INVALID || (cids && id >= cids->size())) return std::nullopt;
    result.codes[glyph] = cids ? (*cids)[id] : static_cast<std::uint16_t>(id);
  }
  return result;
}

}  // namespace jianbao::pdf
