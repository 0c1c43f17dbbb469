#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "layout/known.h"

namespace jianbao::layout {

struct DocumentFlow {
  PageFlow flow;
  std::vector<std::size_t> ends;  // where the strips of each block end
};

struct FlowInput {
  const Known& known;
  const std::vector<NoteLines>& notes;  // of the document
  Tagger& tagger;
};

// Blocks → what fills the pages, but for the notes. Of very long blocks the strips may leave by the
// outlet while they are made, with all that stands before them; what is returned comes after.
DocumentFlow make_flow(const doc::Document& document, text::Typesetter& typesetter,
                       base::Diagnostics& diagnostics, const FlowInput& input,
                       BlockMaker::Streaming streaming = {});

}  // namespace jianbao::layout
