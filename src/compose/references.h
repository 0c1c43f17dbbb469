#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "doc/doc.h"

namespace jianbao::compose {

// What a block is called where a text refers to it, by language: "图 3", "Figure 3".
using Label = std::map<std::string, std::string>;
using Labels = std::map<std::string, Label>;  // by id

// What the texts of a document refer to: its notes, and blocks by their ids.
class References {
 public:
  // `labels`: what an earlier pass found out, or nothing yet.
  explicit References(const Labels& labels) : labels_(labels) {}

  // The place of a new note, marked with the next number of its language.
  int add_note(const std::string& language, base::Span span);
  doc::Note& note(int place) { return notes_[static_cast<std::size_t>(place)]; }
  std::vector<doc::Note> take_notes() { return std::move(notes_); }
  // Notes from this one on are taken back: what called them is not shown.
  std::size_t note_count() const { return notes_.size(); }
  void drop_notes(std::size_t from);
  // Notes from this one on, which stand elsewhere than at the foot of a page.
  std::vector<doc::Note> take_notes_from(std::size_t from);

  void add_link(const std::string& id, base::Span span) { links_.push_back({id, span}); }
  // How a text calls the block; empty, if that is not known yet.
  std::string call(const std::string& id, const std::string& language, base::Span span);
  bool wants_labels() const { return wants_labels_; }

  // A block's id; false if another has it.
  bool add_id(const std::string& id) { return ids_.insert(id).second; }
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
  std::vector<Link> links_;
  bool wants_labels_ = false;
  std::vector<doc::Note> notes_;
  std::map<std::string, int> counts_;  // of notes, by language
};

}  // namespace jianbao::compose
