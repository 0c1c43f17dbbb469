#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "base/diagnostics.h"
#include "base/files.h"
#include "font/face.h"
#include "font/sound_fonts.h"
#include "font/variation.h"

namespace jianbao::font {

// One face as fonts.yaml declares it.
struct FaceEntry {
  std::string file;  // a name, looked for in the manifest's folders
  unsigned index = 0;
  int weight = 400;
  bool italic = false;
  base::Span span;
  std::string path = {};       // where the file is, when that is known already
  Variations variations = {};  // beside weight and slant, of a variable font
};

struct Family {
  std::string name;
  int size_adjust = 100;  // percent of the nominal size, to match x-heights (CSS size-adjust)
  std::vector<FaceEntry> faces;
  base::Span span;
  std::string generic = {};  // "serif", "sans-serif", "monospace" or "kai", if it stands for that
  std::vector<std::string> languages = {};  // that it is drawn for, as full BCP 47 tags
};

struct Manifest {
  std::vector<std::string> folders;  // in the order of search
  std::vector<Family> families;
};

// The families of a manifest; a file is read when its first face is asked for. Threads may share
// it.
class Library {
 public:
  // `memory` is the path of a file that keeps which fonts are whole; empty: none does.
  Library(Manifest manifest, const base::FileSystem& files, std::string memory = {})
      : manifest_(std::move(manifest)), files_(files), sound_(std::move(memory), files) {}
  ~Library() { sound_.save(); }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;

  const Family* family(std::string_view name) const;
  const Manifest& manifest() const { return manifest_; }
  // The family's face nearest to the weight (CSS Fonts 4, 5.2), upright or italic if it has one.
  static const FaceEntry& nearest_face(const Family& family, int weight, bool italic);
  // The path of the entry's file; empty when no folder has it.
  std::string locate(const FaceEntry& entry) const;
  // Null, with an error at the entry, when the file is missing or broken.
  const Face* load(const FaceEntry& entry, base::Diagnostics& diagnostics);

 private:
  Manifest manifest_;
  const base::FileSystem& files_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const base::FileBytes>> bytes_;
  SoundFonts sound_;
  // By file and index; those of a variable font by weight, slant and axes too.
  using Key = std::tuple<std::string, unsigned, int, bool, Variations>;
  std::map<Key, std::unique_ptr<Face>> faces_;

  std::optional<std::string> damage_of(const base::FileBytes& bytes, unsigned index);
  std::unique_ptr<Face> make(const FaceEntry& entry, const std::string& path,
                             base::Diagnostics& diagnostics);
};

}  // namespace jianbao::font
