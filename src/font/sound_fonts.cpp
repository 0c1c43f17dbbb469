#include "font/sound_fonts.h"

#include <sstream>

namespace jianbao::font {

namespace {

constexpr std::uint64_t largest = 1U << 20U;
constexpr std::size_t most = 4000;
constexpr const char* heading = "jianbao-sound-fonts-1";

}  // namespace

SoundFonts::SoundFonts(std::string path, const base::FileSystem& files)
    : path_(std::move(path)), files_(files) {
  if (path_.empty()) return;
  const auto kept = files_.read(path_, largest);
  if (!kept.ok()) return;
  std::istringstream lines(*kept);
  lines.imbue(std::locale::classic());
  std::string first;
  if (!std::getline(lines, first) || first != heading) return;
  base::FileIdentity file;
  unsigned index = 0;
  while (known_.size() < most &&
         lines >> file.device >> file.inode >> file.size >> file.time >> index) {
    known_.emplace(file, index);
  }
}

bool SoundFonts::knows(const base::FileIdentity& file, unsigned index) const {
  return known_.count({file, index}) > 0;
}

void SoundFonts::add(const base::FileIdentity& file, unsigned index) {
  if (known_.size() < most) grown_ = known_.emplace(file, index).second || grown_;
}

void SoundFonts::save() const {
  if (path_.empty() || !grown_) return;
  std::ostringstream lines;
  lines.imbue(std::locale::classic());
  lines << heading << "\n";
  for (const auto& [file, index] : known_) {
    lines << file.device << " " << file.inode << " " << file.size << " " << file.time << " "
          << index << "\n";
  }
  static_cast<void>(files_.write(path_, lines.str()));
}

std::string sound_fonts_in(const std::string& cache) {
  return cache.empty() ? "" : cache + "/sound-fonts";
}

}  // namespace jianbao::font
