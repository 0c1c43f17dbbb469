#include "layout/make_flow.h"

#include <algorithm>
#include <set>
#include <utility>

#include "layout/box.h"
#include "layout/notes.h"

namespace jianbao::layout {

namespace {

// A note that is called again stands where it was called first; what a note calls stands below it,
// and one that stands in a list, nowhere here.
class NoteCaller {
 public:
  explicit NoteCaller(const std::vector<NoteLines>& notes) : notes_(notes) {}

  void call_once(Strip& strip) {
    for (const int note : std::exchange(strip.notes, {})) call(note, strip);
  }

 private:
  void call(int note, Strip& strip) {
    const auto index = static_cast<std::size_t>(note);
    if (index >= notes_.size()) return;
    if (!called_.insert(note).second) {
      strip.notes_again.push_back(note);
      return;
    }
    strip.notes.push_back(note);
    for (const int inner : notes_[index].calls) call(inner, strip);
  }

  const std::vector<NoteLines>& notes_;
  std::set<int> called_;
};

}  // namespace

DocumentFlow make_flow(const doc::Document& document, text::Typesetter& typesetter,
                       base::Diagnostics& diagnostics, const Known& known) {
  DocumentFlow made;
  PageFlow& flow = made.flow;
  if (document.master.vertical) {
    BlockMaker maker(document.master, typesetter, diagnostics);
    maker.set_entries(known.entries);
    for (const doc::Block& block : document.blocks) {
      maker.upright(block);
      made.ends.push_back(maker.count());
    }
    flow.strips = maker.take();
    flow.floats = maker.take_floats();
  } else {
    StripMaker maker(document.master, typesetter, diagnostics, known.entries);
    for (const doc::Block& block : document.blocks) {
      std::visit(maker, block);
      made.ends.push_back(maker.count());
    }
    flow.strips = maker.take();
    flow.floats = maker.take_floats();
  }
  flow.notes = make_notes(document, known.note_marks, typesetter);
  NoteCaller caller(flow.notes);
  for (Strip& strip : flow.strips) caller.call_once(strip);
  for (Float& figure : flow.floats) caller.call_once(figure.strip);
  // What floats has left the flow again.
  std::size_t least = flow.strips.size();
  for (std::size_t i = made.ends.size(); i-- > 0;)
    least = made.ends[i] = std::min(made.ends[i], least);
  return made;
}

}  // namespace jianbao::layout
