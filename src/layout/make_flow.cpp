#include "layout/make_flow.h"

#include <algorithm>
#include <set>

#include "layout/box.h"
#include "layout/notes.h"

namespace jianbao::layout {

namespace {

// A note that is called again stands where it was called first; one that stands in a list, nowhere
// here.
void call_notes_once(PageFlow& flow) {
  std::set<int> called;
  const auto in_list = [&](int note) {
    return static_cast<std::size_t>(note) >= flow.notes.size();
  };
  for (Strip& strip : flow.strips) {
    std::erase_if(strip.notes, in_list);
    std::erase_if(strip.notes, [&](int note) {
      const bool again = !called.insert(note).second;
      if (again) strip.notes_again.push_back(note);
      return again;
    });
  }
}

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
  call_notes_once(flow);
  // What floats has left the flow again.
  std::size_t least = flow.strips.size();
  for (std::size_t i = made.ends.size(); i-- > 0;)
    least = made.ends[i] = std::min(made.ends[i], least);
  return made;
}

}  // namespace jianbao::layout
