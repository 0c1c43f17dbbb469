#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "compose/references.h"
#include "doc/doc.h"

namespace jianbao::compose {

// Notes that are called in a table stand below it, with letters of its own.
class TableNotes {
 public:
  // Of the notes that are called from now on.
  TableNotes(References& references, std::vector<std::string> languages)
      : references_(references),
        languages_(std::move(languages)),
        first_(references.note_count()),
        listed_(languages_.size()) {}

  // Give the notes that have been called since the last time, and the marks that call them, their
  // letters.
  void mark_head(doc::Table& table);  // what stands above its rows
  void mark(doc::Row& row);
  // What stands below the table.
  void list_below(doc::Table& table);

 private:
  void take();
  void mark(doc::Words& words) const;
  void mark(doc::Cell& cell) const;
  std::size_t letter(doc::Note note);
  std::size_t column(const doc::Note& note) const;

  References& references_;
  std::vector<std::string> languages_;
  std::size_t first_;
  std::vector<std::size_t> letters_;                           // of each that has been taken last
  std::vector<std::vector<doc::Words>> listed_;                // by language
  std::vector<std::pair<std::size_t, std::size_t>> unmarked_;  // of those, which may call others
  std::map<std::string, std::size_t> said_;  // their letters, by language and text
};

}  // namespace jianbao::compose
