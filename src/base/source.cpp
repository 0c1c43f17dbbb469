#include "base/source.h"

#include <algorithm>

#include "base/utf8.h"

namespace jianbao::base {

SourceFile::SourceFile(std::string path, std::string text)
    : path_(std::move(path)), text_(std::move(text)), line_starts_{0} {
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') line_starts_.push_back(i + 1);
  }
}

std::size_t SourceFile::line_start(std::size_t offset) const {
  return *std::prev(std::upper_bound(line_starts_.begin(), line_starts_.end(), offset));
}

SourceFile::Position SourceFile::position(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  Position position{static_cast<std::size_t>(next - line_starts_.begin()), 1};
  for (std::size_t i = *std::prev(next); i < offset; ++position.column) next_code_point(text_, i);
  return position;
}

std::string_view SourceFile::line_at(std::size_t offset) const {
  const std::size_t start = line_start(std::min(offset, text_.size()));
  std::string_view line = std::string_view(text_).substr(start);
  line = line.substr(0, line.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace jianbao::base
