#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "layout/known.h"

namespace jianbao::layout {

struct DocumentFlow {
  PageFlow flow;
  std::vector<std::size_t> ends;  // where the strips of each block end
};

// Blocks → what fills the pages.
DocumentFlow make_flow(const doc::Document& document, text::Typesetter& typesetter,
                       base::Diagnostics& diagnostics, const Known& known);

}  // namespace jianbao::layout
