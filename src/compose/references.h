#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "compose/note_calls.h"
#include "doc/doc.h"

namespace jianbao::compose {

// What a block is called where a text refers to it, by language: "图 3", "Figure 3".
using Label = std::map<std::string, std::string>;
using Labels = std::map<std::string, Label>;  // by id

// A passage that the index of its language leads to.
struct Term {
  std::string language, text;
  std::string sub;   // under the term; may be empty
  std::string sort;  // as what it is sorted; empty: as itself
  std::string anchor;
};

// What links between a note in a list and its call lead to.
std::string note_name(const doc::Note& note);
std::string call_name(const doc::Note& note);

// What the texts of a document refer to: its notes, and blocks by their ids.
class References {
 public:
  // `labels`: what an earlier pass found out, or nothing yet.
  References(const Labels& labels, const spec::Notes& notes) : labels_(labels), calls_(notes) {}

  NoteCalls& calls() { return calls_; }
  // Where the note goes that a text calls in a place, with the mark of its call.
  int add_note(const NoteCalls::Reading& reading, std::size_t place, const std::string& language,
               base::Span span);
  doc::Note& note(int place) { return notes_[static_cast<std::size_t>(place)]; }
  std::vector<doc::Note> take_notes() { return std::move(notes_); }
  // Notes from this one on are taken back: what called them is not shown.
  std::size_t note_count() const { return notes_.size(); }
  void drop_notes(std::size_t from);
  // Notes from this one on, which stand elsewhere than at the foot of a page.
  std::vector<doc::Note> take_notes_from(std::size_t from);

  // Notes up to this one stand in a list.
  std::size_t listed() const { return listed_; }
  void list_notes() { listed_ = notes_.size(); }
  // A heading of level 1 starts a chapter; what it is called is known when it has been read.
  void start_chapter();
  void name_chapter(Label title) { chapters_.back() = std::move(title); }
  int chapter(int note) const { return counted_[static_cast<std::size_t>(note)].chapter; }
  const Label& chapter_title(int chapter) const {
    return chapters_[static_cast<std::size_t>(chapter)];
  }

  void add_link(const std::string& id, base::Span span) { links_.push_back({id, span}); }
  // How a text calls the block; empty, if that is not known yet.
  std::string call(const std::string& id, const std::string& language, base::Span span);
  bool wants_labels() const { return wants_labels_; }
  void add_term(Term term) { terms_.push_back(std::move(term)); }
  const std::vector<Term>& terms() const { return terms_; }
  // The name of the next anchor in a text.
  std::string next_anchor() { return "#term-" + std::to_string(++anchors_); }
  // How many there are; what is composed once more has the same again.
  int anchor_count() const { return anchors_; }
  void count_anchors_from(int count) { anchors_ = count; }
  // Some text says a page.
  void say_page() { says_pages_ = true; }
  bool says_pages() const { return says_pages_; }

  // A block's id; false if another has it.
  bool add_id(const std::string& id) { return ids_.insert(id).second; }
  bool has_id(const std::string& id) const { return ids_.contains(id); }
  // A place in a text, which another language may have too; false if the id is another's. The same
  // text may be composed more than once.
  bool add_place(const std::string& id, const std::string& language, base::Span place);
  void add_label(const std::string& id, Label label) { found_[id] = std::move(label); }
  const Labels& found() const { return found_; }
  const Labels& labels() const { return labels_; }
  // Links that lead nowhere, and calls of blocks that have no name.
  void check(base::Diagnostics& diagnostics) const;

 private:
  struct Link {
    std::string id;
    base::Span span;
    bool by_name = false;
  };
  const Labels& labels_;
  Labels found_;
  std::set<std::string> ids_;
  std::map<std::string, std::map<std::string, base::Span>> places_;  // by id and language
  std::vector<Link> links_;
  bool wants_labels_ = false;
  bool says_pages_ = false;
  std::vector<Term> terms_;
  int anchors_ = 0;
  std::vector<doc::Note> notes_;
  NoteCalls calls_;
  std::vector<NoteCalls::Count> counted_;  // before each note
  std::size_t listed_ = 0;
  std::vector<Label> chapters_{{}};  // their titles; the first is what stands before all of them
};

}  // namespace jianbao::compose
