#include "batch/font_folder.h"

#include <algorithm>
#include <array>

#include "batch/fonts.h"
#include "font/description.h"
#include "read/document.h"

namespace jianbao::batch {

namespace {

constexpr std::size_t most_files = 500;

bool is_font_file(const std::string& name) {
  constexpr std::array<std::string_view, 4> endings{".ttf", ".otf", ".ttc", ".otc"};
  std::string end = name.size() < 4 ? "" : name.substr(name.size() - 4);
  for (char& c : end) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return std::find(endings.begin(), endings.end(), end) != endings.end();
}

bool mentions(const font::Manifest& manifest, const std::string& file) {
  return std::any_of(manifest.families.begin(), manifest.families.end(), [&](const auto& family) {
    return std::any_of(family.faces.begin(), family.faces.end(),
                       [&](const font::FaceEntry& face) { return face.file == file; });
  });
}

class FolderReader {
 public:
  FolderReader(font::Manifest& manifest, const base::FileSystem& files,
               base::Diagnostics& diagnostics)
      : manifest_(manifest), files_(files), diagnostics_(diagnostics) {}

  void read(const std::string& path, const std::string& file) {
    const auto bytes = files_.map(path, std::uint64_t{1} << 30U);
    if (!bytes.ok()) {
      diagnostics_.error({}, "cannot read '" + path + "': " + bytes.reason());
      return;
    }
    const auto faces = font::describe_faces(path, *bytes);
    if (!faces.ok()) {
      diagnostics_.error({}, "the font '" + path + "' " + faces.reason());
      return;
    }
    for (const font::FaceDescription& face : *faces) add(face, path, file);
  }

 private:
  void add(const font::FaceDescription& face, const std::string& path, const std::string& file) {
    auto family = std::find_if(manifest_.families.begin(), manifest_.families.end(),
                               [&](const auto& known) { return known.name == face.family; });
    if (family == manifest_.families.end()) {
      manifest_.families.push_back({.name = face.family});
      family = std::prev(manifest_.families.end());
    }
    const bool again =
        std::any_of(family->faces.begin(), family->faces.end(), [&](const auto& other) {
          return other.weight == face.weight && other.italic == face.italic;
        });
    if (again) {
      diagnostics_.warn({}, "the font '" + path + "' is not used",
                        "'" + face.family + "' has a face of the weight " +
                            std::to_string(face.weight) + (face.italic ? ", italic," : "") +
                            " already");
      return;
    }
    font::FaceEntry entry{file, face.index, face.weight, face.italic, {}};
    entry.path = path;
    entry.variations = face.variations;
    family->faces.push_back(std::move(entry));
  }

  font::Manifest& manifest_;
  const base::FileSystem& files_;
  base::Diagnostics& diagnostics_;
};

}  // namespace

void add_fonts_of_folder(font::Manifest& manifest, const std::string& folder,
                         const base::FileSystem& files, base::Diagnostics& diagnostics) {
  const auto names = files.list(folder);
  if (!names.ok()) {
    diagnostics.error({}, "cannot read the folder '" + folder + "': " + names.reason());
    return;
  }
  std::vector<std::string> fonts;
  std::copy_if(names->begin(), names->end(), std::back_inserter(fonts),
               [&](const auto& name) { return is_font_file(name) && !mentions(manifest, name); });
  if (fonts.size() > most_files) {
    diagnostics.error({}, "the folder '" + folder + "' has more than 500 font files");
    return;
  }
  FolderReader reader(manifest, files, diagnostics);
  for (const std::string& name : fonts) reader.read(folder + "/" + name, name);
}

std::optional<font::Manifest> load_fonts(const std::string& path, const std::string& folder,
                                         const base::FileSystem& files, base::Sources& sources,
                                         base::Diagnostics& diagnostics) {
  const auto value = read::read_document(files, path, {}, sources, diagnostics);
  if (!value) return std::nullopt;
  font::Manifest manifest = parse_font_manifest(*value, diagnostics);
  add_fonts_of_folder(manifest, folder, files, diagnostics);
  return manifest;
}

}  // namespace jianbao::batch
