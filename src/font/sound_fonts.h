#pragma once

#include <set>
#include <string>
#include <utility>

#include "base/files.h"

namespace jianbao::font {

// The faces whose tables have been found whole, kept in a file between runs: the sums of a Chinese
// font's twenty megabytes take longer than a brief. A file that was written since counts as new.
class SoundFonts {
 public:
  // An empty path: nothing is kept. What the file says wrongly is forgotten.
  SoundFonts(std::string path, const base::FileSystem& files);

  bool knows(const base::FileIdentity& file, unsigned index) const;
  void add(const base::FileIdentity& file, unsigned index);
  // Writes what has been added. It only saves time: where it cannot be written, nothing is lost.
  void save() const;

 private:
  std::string path_;
  const base::FileSystem& files_;
  std::set<std::pair<base::FileIdentity, unsigned>> known_;
  bool grown_ = false;
};

// Its file in a folder of the user's; empty where there is no such folder.
std::string sound_fonts_in(const std::string& cache);

}  // namespace jianbao::font
