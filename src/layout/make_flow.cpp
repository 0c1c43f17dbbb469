#include "layout/make_flow.h"

#include <algorithm>
#include <set>
#include <utility>

#include "layout/box.h"

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
                       base::Diagnostics& diagnostics, const FlowInput& input,
                       BlockMaker::Streaming streaming) {
  DocumentFlow made;
  NoteCaller caller(input.notes);
  PageFlow& flow = made.flow;
  const auto call = [&](std::vector<Strip>& strips, std::vector<Float>& floats) {
    for (Strip& strip : strips) caller.call_once(strip);
    for (Float& figure : floats) caller.call_once(figure.strip);
  };
  StripMaker maker(document.master, typesetter, diagnostics, input.tagger, input.known.entries);
  if (streaming.outlet) {
    maker.set_streaming({[&](std::vector<Strip>&& strips, std::vector<Float>&& floats) {
                           call(strips, floats);
                           streaming.outlet(std::move(strips), std::move(floats));
                         },
                         streaming.known_needs});
  }
  for (const doc::Block& block : document.blocks) {
    maker.add_block(block);
    made.ends.push_back(maker.count());
  }
  flow.strips = maker.take();
  flow.floats = maker.take_floats();
  call(flow.strips, flow.floats);
  // What floats has left the flow again.
  std::size_t least = flow.strips.size();
  for (std::size_t i = made.ends.size(); i-- > 0;)
    least = made.ends[i] = std::min(made.ends[i], least);
  return made;
}

}  // namespace jianbao::layout
