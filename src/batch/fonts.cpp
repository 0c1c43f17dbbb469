#include "batch/fonts.h"

#include "base/files.h"
#include "spec/fields.h"

namespace jianbao::batch {

namespace {

font::FaceEntry parse_face(const value::Value& value, base::Diagnostics& diagnostics) {
  spec::Fields fields(value, "a face", diagnostics);
  font::FaceEntry face;
  face.span = value.span();
  if (fields.require("file") != nullptr) face.file = fields.text("file").value_or("");
  face.index = static_cast<unsigned>(fields.integer("index", 0, 1000).value_or(0));
  face.weight = fields.integer("weight", 1, 1000).value_or(400);
  face.italic = fields.boolean("italic").value_or(false);
  fields.finish();
  return face;
}

font::Family parse_family(const value::Value& value, base::Diagnostics& diagnostics) {
  spec::Fields fields(value, "a family", diagnostics);
  font::Family family;
  family.span = value.span();
  if (fields.require("name") != nullptr) family.name = fields.text("name").value_or("");
  family.size_adjust = fields.integer("size-adjust", 50, 200).value_or(100);
  if (const value::Value* faces = fields.require("faces");
      faces != nullptr && faces->as_list() != nullptr) {
    for (const value::Value& face : *faces->as_list())
      family.faces.push_back(parse_face(face, diagnostics));
  }
  if (family.faces.empty()) diagnostics.error(value.span(), "a family needs a list of 'faces'");
  fields.finish();
  return family;
}

}  // namespace

font::Manifest parse_font_manifest(const value::Value& value, base::Diagnostics& diagnostics) {
  font::Manifest manifest;
  spec::Fields fields(value, "the font manifest", diagnostics);
  const std::string path = value.span().file == nullptr ? "" : value.span().file->path();
  for (const std::string& folder : fields.texts("folders")) {
    manifest.folders.push_back(base::resolve_path(path, folder));
  }
  if (const value::Value* families = fields.require("families");
      families != nullptr && families->as_list() != nullptr) {
    for (const value::Value& family : *families->as_list()) {
      manifest.families.push_back(parse_family(family, diagnostics));
    }
  }
  fields.finish();
  return manifest;
}

}  // namespace jianbao::batch
