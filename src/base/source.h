#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace jianbao::base {

// A text that was read, with its lines; what is said about it later points into it.
class SourceFile {
 public:
  SourceFile(std::string path, std::string text);

  const std::string& path() const { return path_; }
  std::string_view text() const { return text_; }

  struct Position {
    std::size_t line = 1;    // from 1
    std::size_t column = 1;  // from 1, in code points
  };
  Position position(std::size_t offset) const;
  // The line that holds the offset, without its line end.
  std::string_view line_at(std::size_t offset) const;
  std::size_t line_start(std::size_t offset) const;

 private:
  std::string path_;
  std::string text_;
  std::vector<std::size_t> line_starts_;
};

// A byte range of a file; without a file, something that the engine made itself.
struct Span {
  const SourceFile* file = nullptr;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Owns every source of a run, at addresses that stay.
class Sources {
 public:
  const std::deque<SourceFile>& files() const { return files_; }
  const SourceFile& add(std::string path, std::string text) {
    return files_.emplace_back(std::move(path), std::move(text));
  }

 private:
  std::deque<SourceFile> files_;
};

}  // namespace jianbao::base
