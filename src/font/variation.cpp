#include "font/variation.h"

#include <hb-ot.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "font/cff2_instance.h"
#include "font/harfbuzz.h"

namespace jianbao::font {

namespace {

using InputPointer = std::unique_ptr<hb_subset_input_t, DestroyHarfBuzz>;

std::string name_of(hb_tag_t tag) {
  std::array<char, 4> name{};
  hb_tag_to_string(tag, name.data());
  return {name.data(), name.size()};
}

std::string written(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%g", value);
  return text.data();
}

std::vector<hb_ot_var_axis_info_t> axis_infos(hb_face_t* face) {
  unsigned count = hb_ot_var_get_axis_count(face);
  std::vector<hb_ot_var_axis_info_t> infos(count);
  hb_ot_var_get_axis_infos(face, 0, &count, infos.data());
  return infos;
}

// An italic stands on an axis of its own, or leans on that of the slant.
bool is_italic(const Variations& at) {
  const auto value = [&](const char* tag) {
    const auto found = at.find(tag);
    return found == at.end() ? 0 : found->second;
  };
  return value("ital") >= 0.5 || value("slnt") != 0;
}

// Narrow and wide styles would be families of their own.
bool is_of_usual_width(const VariableFace& face, const Variations& at) {
  return std::all_of(at.begin(), at.end(), [&](const auto& entry) {
    const auto& [tag, value] = entry;
    const bool told_apart = tag == "wght" || tag == "ital" || tag == "slnt";
    return told_apart || value == face.axes.at(tag).usual;
  });
}

void read_styles(hb_face_t* source, const std::vector<hb_ot_var_axis_info_t>& infos,
                 VariableFace& face) {
  const unsigned styles = hb_ot_var_get_named_instance_count(source);
  for (unsigned i = 0; i < styles; ++i) {
    auto count = static_cast<unsigned>(infos.size());
    std::vector<float> coordinates(infos.size());
    hb_ot_var_named_instance_get_design_coords(source, i, &count, coordinates.data());
    VariableFace::NamedStyle style;
    for (std::size_t k = 0; k < infos.size(); ++k) {
      style.at[name_of(infos[k].tag)] = static_cast<double>(coordinates[k]);
    }
    if (!is_of_usual_width(face, style.at)) continue;
    if (const auto weight = style.at.find("wght"); weight != style.at.end()) {
      style.weight = static_cast<int>(std::lround(weight->second));
    }
    style.italic = is_italic(style.at);
    face.styles.push_back(std::move(style));
  }
}

FontPointer font_at(hb_face_t* source, const Variations& at) {
  FontPointer font(hb_font_create(source));
  std::vector<hb_variation_t> variations;
  for (const auto& [tag, value] : at) {
    variations.push_back(
        {hb_tag_from_string(tag.data(), static_cast<int>(tag.size())), static_cast<float>(value)});
  }
  hb_font_set_variations(font.get(), variations.data(), static_cast<unsigned>(variations.size()));
  return font;
}

std::string axes_of(const VariableFace& face) {
  std::string names;
  for (const auto& [tag, axis] : face.axes) {
    names += (names.empty() ? "" : ", ") + tag + " from " + written(axis.least) + " to " +
             written(axis.most);
  }
  return names;
}

}  // namespace

std::optional<VariableFace> read_variable_face(std::string_view bytes, unsigned index) {
  const FacePointer source = open_face(bytes, index);
  if (!hb_ot_var_has_data(source.get())) return std::nullopt;
  VariableFace face;
  const auto infos = axis_infos(source.get());
  for (const hb_ot_var_axis_info_t& info : infos) {
    face.axes[name_of(info.tag)] = {static_cast<double>(info.min_value),
                                    static_cast<double>(info.default_value),
                                    static_cast<double>(info.max_value)};
  }
  read_styles(source.get(), infos, face);
  return face;
}

base::Result<Variations> variations_of(const VariableFace& face, int weight, bool italic,
                                       Variations asked) {
  using Point = base::Result<Variations>;
  if (face.axes.contains("wght")) asked.try_emplace("wght", weight);
  if (const auto slant = face.axes.find("slnt"); slant != face.axes.end() && italic) {
    asked.try_emplace("slnt", slant->second.least);
  }
  if (face.axes.contains("ital")) asked.try_emplace("ital", italic ? 1 : 0);
  for (const auto& [tag, value] : asked) {
    const auto axis = face.axes.find(tag);
    if (axis == face.axes.end()) {
      return Point::Failure{"has no axis '" + tag + "': it has " + axes_of(face)};
    }
    if (value < axis->second.least || value > axis->second.most) {
      return Point::Failure{"has " + tag + " from " + written(axis->second.least) + " to " +
                            written(axis->second.most) + ", not " + written(value)};
    }
  }
  return asked;
}

base::Result<std::string> instantiate(std::string_view bytes, unsigned index,
                                      const Variations& at) {
  using Bytes = base::Result<std::string>;
  const FacePointer source = open_face(bytes, index);
  const InputPointer input(hb_subset_input_create_or_fail());
  if (!input) return Bytes::Failure{"cannot be made into one of its styles"};
  hb_subset_input_set_flags(input.get(),
                            HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
                                HB_SUBSET_FLAGS_GLYPH_NAMES | HB_SUBSET_FLAGS_NAME_LEGACY);
  for (const auto set : {HB_SUBSET_SETS_GLYPH_INDEX, HB_SUBSET_SETS_UNICODE,
                         HB_SUBSET_SETS_LAYOUT_FEATURE_TAG, HB_SUBSET_SETS_NAME_ID}) {
    hb_set_t* all = hb_subset_input_set(input.get(), set);
    hb_set_clear(all);
    hb_set_invert(all);
  }
  for (const hb_ot_var_axis_info_t& info : axis_infos(source.get())) {
    const auto asked = at.find(name_of(info.tag));
    const float value = asked == at.end() ? info.default_value : static_cast<float>(asked->second);
    hb_subset_input_pin_axis_location(input.get(), source.get(), info.tag, value);
  }
  const FacePointer made(hb_subset_or_fail(source.get(), input.get()));
  if (!made) return Bytes::Failure{"cannot be made into one of its styles"};
  std::string pinned = bytes_of(BlobPointer(hb_face_reference_blob(made.get())).get());
  const bool has_cff2 = !table_of(made.get(), HB_TAG('C', 'F', 'F', '2')).empty();
  return has_cff2 ? with_cff_outlines(pinned, font_at(source.get(), at).get()) : pinned;
}

std::string instance_suffix(const Variations& at) {
  std::string suffix;
  for (const auto& [tag, value] : at) suffix += "_" + written(value) + tag;
  std::replace(suffix.begin(), suffix.end(), '.', '-');
  return suffix;
}

}  // namespace jianbao::font
