#pragma once

#include <map>
#include <string>
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
        first_(references.note_count()) {}

  // Takes them out of the document's and gives them, and the marks that call them, their letters.
  void settle(doc::Table& table);

 private:
  void mark(doc::Words& words);
  void mark(doc::Cell& cell);
  std::size_t letter(const doc::Note& note);
  std::size_t column(const doc::Note& note) const;

  References& references_;
  std::vector<std::string> languages_;
  std::size_t first_;
  std::vector<doc::Note> taken_;
  std::vector<std::size_t> letters_;                   // of each
  std::vector<std::vector<const doc::Note*>> listed_;  // by language
  std::map<std::string, std::size_t> said_;            // their letters, by language and text
};

}  // namespace jianbao::compose
