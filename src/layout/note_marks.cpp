#include "layout/note_marks.h"

#include <algorithm>

namespace jianbao::layout {

namespace {

// Notes whose marks stand on a page, in their order from its top.
std::vector<int> notes_on(const PageFlow& flow, const PagePlan& plan) {
  std::vector<int> notes;
  const auto add = [&](const Strip& strip) {
    notes.insert(notes.end(), strip.notes.begin(), strip.notes.end());
    notes.insert(notes.end(), strip.notes_again.begin(), strip.notes_again.end());
  };
  const auto add_floats = [&](bool at_top) {
    for (std::size_t i = plan.floats.begin; i < plan.floats.end; ++i) {
      if (stands_at_top(flow, plan, flow.floats[i]) == at_top) add(flow.floats[i].strip);
    }
  };
  add_floats(true);
  for (std::size_t i = plan.strips.begin; i < plan.strips.end; ++i) add(flow.strips[i]);
  add_floats(false);
  return notes;
}

}  // namespace

NoteMarks::NoteMarks(const doc::Document& document) : document_(document) {
  if (document.page_marks.empty()) return;
  for (const doc::Note& note : document.notes) marks_.push_back(note.mark);
  numbers_.assign(document.notes.size(), 0);
}

void NoteMarks::add(const PageFlow& flow, const std::vector<PagePlan>& plans) {
  if (marks_.empty()) return;
  for (const PagePlan& plan : plans) number(notes_on(flow, plan));
}

void NoteMarks::number(const std::vector<int>& notes) {
  int last = 0;
  for (const int note : notes) {
    const auto call =
        static_cast<std::size_t>(document_.notes[static_cast<std::size_t>(note)].call);
    last = std::max(last, numbers_[call]);
  }
  for (const int index : notes) {
    const auto place = static_cast<std::size_t>(index);
    const doc::Note& note = document_.notes[place];
    int& number = numbers_[static_cast<std::size_t>(note.call)];
    if (number == 0) number = ++last;
    marks_[place] = document_.page_marks.at(note.language)[static_cast<std::size_t>(number - 1)];
  }
}

}  // namespace jianbao::layout
