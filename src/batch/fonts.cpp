#include "batch/fonts.h"

#include <algorithm>

#include "base/files.h"
#include "base/language_tag.h"
#include "spec/spec.h"

namespace jianbao::batch {

namespace {

font::Variations parse_variations(const value::Value& value) {
  font::Variations variations;
  const auto* axes = value.as_record();
  if (axes == nullptr) return variations;
  for (const value::Field& axis : axes->fields()) {
    if (const auto* number = axis.value.as_number()) variations[axis.key] = number->to_double();
  }
  return variations;
}

font::FaceEntry parse_face(const value::Value& value, const spec::MapSpec& keys) {
  spec::Fields fields(value, keys);
  font::FaceEntry face;
  face.span = value.span();
  face.file = fields.text("file").value_or("");
  face.index = static_cast<unsigned>(fields.integer("index").value_or(0));
  face.weight = fields.integer("weight").value_or(400);
  face.italic = fields.boolean("italic").value_or(false);
  if (const value::Value* variations = fields.find("variations")) {
    face.variations = parse_variations(*variations);
  }
  fields.finish();
  return face;
}

font::Family parse_family(const value::Value& value, const spec::MapSpec& keys,
                          base::Diagnostics& diagnostics) {
  spec::Fields fields(value, keys);
  font::Family family;
  family.span = value.span();
  family.name = fields.text("name").value_or("");
  family.generic = fields.text("generic").value_or("");
  for (const value::Value* tag : fields.items("language")) {
    const auto* text = tag->as_text();
    if (text != nullptr && base::is_language_tag(*text)) {
      family.languages.push_back(base::full_language_tag(*text));
    } else if (text != nullptr) {
      diagnostics.error(tag->span(), "'" + *text + "' is no language tag",
                        "such as zh-Hant, zh-HK or en (BCP 47)");
    }
  }
  family.size_adjust = fields.integer("size-adjust").value_or(100);
  const value::Value* faces = fields.find("faces");
  for (const value::Value* face : fields.items("faces")) {
    font::FaceEntry parsed = parse_face(*face, *keys.find("faces")->inner);
    const bool again =
        std::any_of(family.faces.begin(), family.faces.end(), [&](const font::FaceEntry& other) {
          return other.weight == parsed.weight && other.italic == parsed.italic;
        });
    if (again) {
      diagnostics.error(face->span(), "a second face of this weight and slant in one family");
    }
    family.faces.push_back(std::move(parsed));
  }
  if (faces != nullptr && family.faces.empty()) {
    diagnostics.error(faces->span(), "a family needs a face");
  }
  fields.finish();
  return family;
}

}  // namespace

font::Manifest parse_font_manifest(const value::Value& value, base::Diagnostics& diagnostics) {
  const spec::MapSpec& keys = spec::fonts_keys();
  spec::check_map(value, keys, diagnostics);
  font::Manifest manifest;
  spec::Fields fields(value, keys);
  const std::string path = value.span().file == nullptr ? "" : value.span().file->path();
  for (const std::string& folder : fields.texts("folders")) {
    std::string resolved = base::resolve_path(path, folder);
    if (resolved.size() > 1 && resolved.back() == '/') resolved.pop_back();
    manifest.folders.push_back(std::move(resolved));
  }
  for (const value::Value* family : fields.items("families")) {
    font::Family parsed = parse_family(*family, *keys.find("families")->inner, diagnostics);
    const bool again =
        std::any_of(manifest.families.begin(), manifest.families.end(),
                    [&](const font::Family& other) { return other.name == parsed.name; });
    if (again) diagnostics.error(family->span(), "a second family '" + parsed.name + "'");
    manifest.families.push_back(std::move(parsed));
  }
  fields.finish();
  return manifest;
}

std::map<std::string, std::string> families_by_generic(const font::Manifest& manifest) {
  std::map<std::string, std::string> families;
  for (const font::Family& family : manifest.families) {
    if (!family.generic.empty()) families.try_emplace(family.generic, family.name);
  }
  return families;
}

std::vector<std::string> generic_families(const font::Manifest& manifest) {
  std::vector<std::string> names;
  for (const bool generic : {true, false}) {
    for (const font::Family& family : manifest.families) {
      if ((family.generic == "sans-serif") == generic) names.push_back(family.name);
    }
  }
  return names;
}

}  // namespace jianbao::batch
