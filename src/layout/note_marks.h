#pragma once

#include <string>
#include <vector>

#include "layout/page_break.h"

namespace jianbao::layout {

// The mark of each note, numbered by the page that calls it first. The languages of a call share
// its number, even where the second's line stands a page later; new ones there are counted on from
// it, so that no page has a number twice. None where notes are not numbered by page.
class NoteMarks {
 public:
  explicit NoteMarks(const doc::Document& document);

  // The pages that come next.
  void add(const PageFlow& flow, const std::vector<PagePlan>& plans);
  const std::vector<std::string>& marks() const { return marks_; }

 private:
  void number(const std::vector<int>& notes);

  const doc::Document& document_;
  std::vector<std::string> marks_;
  std::vector<int> numbers_;  // by call; 0: not called yet
};

}  // namespace jianbao::layout
