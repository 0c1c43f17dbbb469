#include "pdf/font_subset.h"

#include <hb-subset.h>
#include <hb.h>

#include <memory>

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

Input make_input(const FontCodes& codes, const std::map<font::GlyphId, std::string>& glyphs) {
  Input input(hb_subset_input_create_or_fail());
  if (!input) return input;
  unsigned flags = HB_SUBSET_FLAGS_NO_HINTING;
  if (codes.kind() == FontCodes::Kind::name_keyed) flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
  hb_subset_input_set_flags(input.get(), flags);
  for (const auto& [glyph, text] : glyphs) {
    hb_set_add(hb_subset_input_glyph_set(input.get()), glyph);
  }
  return input;
}

// Empty when a glyph is missing.
std::string glyph_map(const Plan& plan, const std::map<font::GlyphId, std::string>& glyphs) {
  const hb_map_t* renumbered = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
  std::string map;
  for (const auto& [glyph, text] : glyphs) {
    const hb_codepoint_t id = hb_map_get(renumbered, glyph);
    if (id == HB_MAP_VALUE_INVALID) return {};
    map.resize(2 * (std::size_t{glyph} + 1));
    map[2 * std::size_t{glyph}] = static_cast<char>(id >> 8U);
    map[2 * std::size_t{glyph} + 1] = static_cast<char>(id & 0xFFU);
  }
  return map;
}

}  // namespace

std::optional<FontSubset> subset_font(const font::Face& face, const FontCodes& codes,
                                      const std::map<font::GlyphId, std::string>& glyphs) {
  const Input input = make_input(codes, glyphs);
  if (!input) return std::nullopt;
  const Plan plan(hb_subset_plan_create_or_fail(face.outline_face(), input.get()));
  if (!plan) return std::nullopt;
  const SubsetFace subset(hb_subset_plan_execute_or_fail(plan.get()));
  if (!subset) return std::nullopt;

  FontSubset result;
  result.cff = codes.kind() != FontCodes::Kind::glyf;
  if (result.cff) {
    result.bytes =
        bytes_of(Blob(hb_face_reference_table(subset.get(), HB_TAG('C', 'F', 'F', ' '))));
  } else {
    result.bytes = bytes_of(Blob(hb_face_reference_blob(subset.get())));
    result.glyph_of_code = glyph_map(plan, glyphs);
  }
  const bool whole = result.cff || !result.glyph_of_code.empty();
  return whole && !result.bytes.empty() ? std::optional(std::move(result)) : std::nullopt;
}

}  // namespace jianbao::pdf
