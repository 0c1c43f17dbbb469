#include "font/library.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "font/integrity.h"

namespace jianbao::font {

const Family* Library::family(std::string_view name) const {
  const auto found = std::find_if(manifest_.families.begin(), manifest_.families.end(),
                                  [&](const Family& family) { return family.name == name; });
  return found == manifest_.families.end() ? nullptr : &*found;
}

const FaceEntry& Library::nearest_face(const Family& family, int weight, bool italic) {
  const auto distance = [&](const FaceEntry& face) {
    return std::tuple(face.italic != italic, std::abs(face.weight - weight), -face.weight);
  };
  return *std::min_element(
      family.faces.begin(), family.faces.end(),
      [&](const FaceEntry& a, const FaceEntry& b) { return distance(a) < distance(b); });
}

std::string Library::locate(const FaceEntry& entry) const {
  if (!entry.path.empty()) return entry.path;
  for (const std::string& folder : manifest_.folders) {
    std::string path = folder + "/" + entry.file;
    if (files_.exists(path)) return path;
  }
  return {};
}

const Face* Library::load(const FaceEntry& entry, base::Diagnostics& diagnostics) {
  const std::lock_guard lock(mutex_);
  const Key key(entry.file, entry.index, entry.weight, entry.italic, entry.variations);
  if (const auto found = faces_.find(key); found != faces_.end()) return found->second.get();

  const std::string path = locate(entry);
  if (path.empty()) {
    diagnostics.error(entry.span,
                      "no folder of this manifest has the font file '" + entry.file + "'");
    return nullptr;
  }
  auto& bytes = bytes_[path];
  if (!bytes) {
    const auto read = files_.map(path, std::uint64_t{1} << 30U);
    if (!read.ok()) {
      diagnostics.error(entry.span, "cannot read '" + path + "': " + read.reason());
      return nullptr;
    }
    bytes = *read;
  }
  auto face = make(entry, path, diagnostics);
  return face ? (faces_[key] = std::move(face)).get() : nullptr;
}

std::optional<std::string> Library::damage_of(const base::FileBytes& bytes, unsigned index) {
  const auto& file = bytes.identity();
  const bool known = file && sound_.knows(*file, index);
  auto damage = find_damage(bytes.view(), index, known ? Sums::known : Sums::unknown);
  if (!damage && file && !known) sound_.add(*file, index);
  return damage;
}

std::unique_ptr<Face> Library::make(const FaceEntry& entry, const std::string& path,
                                    base::Diagnostics& diagnostics) {
  const auto fail = [&](const std::string& what) {
    diagnostics.error(entry.span, "the font '" + path + "' " + what);
    return nullptr;
  };
  const std::shared_ptr<const base::FileBytes>& bytes = bytes_.at(path);
  if (const auto damage = damage_of(*bytes, entry.index)) return fail(*damage);
  const auto variable = read_variable_face(bytes->view(), entry.index);
  if (!variable && !entry.variations.empty()) return fail("is not variable");
  std::unique_ptr<Face> face;
  if (variable) {
    const auto at = variations_of(*variable, entry.weight, entry.italic, entry.variations);
    if (!at.ok()) return fail(at.reason());
    auto made = instantiate(bytes->view(), entry.index, *at);
    if (!made.ok()) return fail(made.reason());
    face = Face::create(path, std::make_shared<const base::FileBytes>(std::move(*made)), 0,
                        instance_suffix(*at));
  } else {
    face = Face::create(path, bytes, entry.index);
  }
  return face ? std::move(face) : fail("has no glyphs");
}

}  // namespace jianbao::font
