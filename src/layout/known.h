#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "layout/blocks.h"
#include "layout/note_marks.h"
#include "layout/page_break.h"
#include "layout/page_numbers.h"
#include "layout/side_pages.h"

namespace jianbao::layout {

// What only the pages tell, as the last round of layout had it: the lines that say it move what
// follows. Their number is known after the first round, so that the third is right; what the first
// two have to say the third says again. Marks of notes take one round more, to see that they have
// settled.
struct Known {
  std::vector<BlockMaker::Entry> entries;       // of the contents
  std::map<std::string, text::PageName> pages;  // of everything that has a name
  std::vector<std::string> note_marks;          // empty: as the texts have them
  std::size_t page_count = 0;

  bool operator==(const Known&) const = default;
};

// How many rounds a document takes; most take one.
int rounds_of(const doc::Document& document);
void tell(text::Typesetter& typesetter, const Known& known);

// What planned pages tell, as they come.
class Learner {
 public:
  explicit Learner(const doc::Document& document) : document_(document), marks_(document) {}

  struct Pages {
    const std::vector<PagePlan>& plans;
    const std::vector<PageSeat>& seats;
    const std::vector<SidePage>& sides;
  };
  void add(const PageFlow& flow, const Pages& pages);
  Known known() const;

 private:
  text::PageName name_of(const PageSeat& seat);

  const doc::Document& document_;
  NoteMarks marks_;
  std::map<std::string, text::PageName> pages_;
  std::optional<PageSeat> last_;
  std::size_t place_ = 0;
};

// Before the last round: marks that differ from the round before would go on changing, so notes
// keep those that they have in the whole document.
void settle(Known& next, const Known& known, const doc::Document& document,
            base::Diagnostics& diagnostics);

}  // namespace jianbao::layout
