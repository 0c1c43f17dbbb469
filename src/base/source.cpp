#include "base/source.h"

#include <algorithm>

#include "base/utf8.h"

namespace jianbao::base {

SourceFile::SourceFile(std::string path, std::string text, std::optional<Grid> grid)
    : path_(std::move(path)), text_(std::move(text)), line_starts_{0}, grid_(std::move(grid)) {
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

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters;
}

std::string SourceFile::place(std::size_t offset) const {
  const auto [line, column] = position(offset);
  if (!grid_) return std::to_string(line) + ":" + std::to_string(column);
  const std::size_t start = line_start(std::min(offset, text_.size()));
  const std::string_view before = std::string_view(text_).substr(start, offset - start);
  const auto cell = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\t'));
  const std::string row = std::to_string(line - 1 + grid_->first_row);
  if (!grid_->sheet.empty()) return grid_->sheet + "!" + column_letters(cell) + row;
  const bool named = cell < grid_->columns.size();
  return "row " + row + ", " +
         (named ? grid_->columns[cell] : "column " + std::to_string(cell + 1));
}

std::string SourceFile::row(std::size_t offset) const {
  const std::size_t line = position(offset).line;
  if (!grid_) return std::to_string(line);
  const std::string row = std::to_string(line - 1 + grid_->first_row);
  return grid_->sheet.empty() ? "row " + row : grid_->sheet + "!" + row;
}

std::string_view SourceFile::line_at(std::size_t offset) const {
  const std::size_t start = line_start(std::min(offset, text_.size()));
  std::string_view line = std::string_view(text_).substr(start);
  line = line.substr(0, line.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace jianbao::base
