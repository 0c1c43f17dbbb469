#include <set>

#include "compose/table.h"

namespace jianbao::compose {

namespace {

// Marks words as those that go on, each language once, where it comes first.
class ContinuedMarks {
 public:
  explicit ContinuedMarks(const Evaluation& evaluation) : evaluation_(evaluation) {}

  void add(doc::Words& words) {
    if (words.inlines.empty()) return;
    const doc::Inline& last = words.inlines.back();
    if (!marked_.insert(last.language).second) return;
    const std::string more = last.language.starts_with("zh")
                                 ? evaluation_.converted("（续）", last.language)
                                 : " (continued)";
    words.inlines.push_back({more, words.style.text, last.language, last.span});
  }

 private:
  const Evaluation& evaluation_;
  std::set<std::string> marked_;
};

}  // namespace

// What the row says once more on the next page.
std::vector<doc::Cell> TableComposer::continued(const doc::Row& row) const {
  std::vector<doc::Cell> cells = row.cells;
  ContinuedMarks marks(evaluation_);
  for (doc::Cell& cell : cells) {
    marks.add(cell.words);
    for (doc::Words& words : cell.below) marks.add(words);
  }
  return cells;
}

// The caption says that the table goes on; where there is none, the header does.
void TableComposer::mark_continued() {
  table_.continued_caption = table_.caption;
  ContinuedMarks marks(evaluation_);
  for (doc::Words& words : table_.continued_caption) marks.add(words);
  for (doc::Row& row : table_.rows) {
    row.continued =
        table_.caption.empty() && &row == &table_.rows.back() ? continued(row) : row.cells;
  }
}

}  // namespace jianbao::compose
