#include "font/description.h"

#include "font/face.h"
#include "font/integrity.h"

namespace jianbao::font {

base::Result<std::vector<FaceDescription>> describe_faces(
    const std::string& path, std::shared_ptr<const base::FileBytes> bytes) {
  using Faces = base::Result<std::vector<FaceDescription>>;
  std::vector<FaceDescription> faces;
  const unsigned count = face_count(bytes->view());
  for (unsigned index = 0; index < count; ++index) {
    if (const auto damage = find_damage(bytes->view(), index)) return Faces::Failure{*damage};
    const auto face = Face::create(path, bytes, index);
    if (!face) return Faces::Failure{"has no glyphs"};
    if (face->family().empty()) return Faces::Failure{"does not say what its family is called"};
    const auto variable = read_variable_face(bytes->view(), index);
    if (!variable || variable->styles.empty()) {
      faces.push_back({face->family(), index, face->weight(), face->italic()});
      continue;
    }
    for (const VariableFace::NamedStyle& style : variable->styles) {
      faces.push_back({face->family(), index, style.weight, style.italic, style.at});
    }
  }
  return faces;
}

}  // namespace jianbao::font
