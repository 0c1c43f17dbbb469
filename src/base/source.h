#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jianbao::base {

// How people name the cells of a table that is no text: a sheet's are "总表!C14"; without a sheet,
// those of a query's answer are "row 14, gdp".
struct Grid {
  std::string sheet = {};
  std::size_t first_row = 1;              // of the first line
  std::vector<std::string> columns = {};  // their names, in the answer of a query
};

// A text that was read, with its lines; what is said about it later points into it. A table that is
// no text is shown as one: a line a row, a tab between two cells.
class SourceFile {
 public:
  SourceFile(std::string path, std::string text, std::optional<Grid> grid = {});

  const std::string& path() const { return path_; }
  std::string_view text() const { return text_; }

  struct Position {
    std::size_t line = 1;    // from 1
    std::size_t column = 1;  // from 1, in code points
  };
  Position position(std::size_t offset) const;
  // What a message calls the place: "14:7" of a text, "总表!C14" of a sheet.
  std::string place(std::size_t offset) const;
  // And its row or line: "14", "总表!14".
  std::string row(std::size_t offset) const;
  bool is_grid() const { return grid_.has_value(); }
  // The line that holds the offset, without its line end.
  std::string_view line_at(std::size_t offset) const;
  std::size_t line_start(std::size_t offset) const;

 private:
  std::string path_;
  std::string text_;
  std::vector<std::size_t> line_starts_;
  std::optional<Grid> grid_;
};

// The letters of a sheet's column, from 0: "A", "Z", "AA".
std::string column_letters(std::size_t column);

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
  const SourceFile& add(std::string path, std::string text, std::optional<Grid> grid = {}) {
    return files_.emplace_back(std::move(path), std::move(text), std::move(grid));
  }

 private:
  std::deque<SourceFile> files_;
};

}  // namespace jianbao::base
