#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "layout/blocks.h"
#include "layout/page_break.h"
#include "layout/page_numbers.h"

namespace jianbao::layout {

using Entries = std::vector<BlockMaker::Entry>;

struct DocumentFlow {
  PageFlow flow;
  std::vector<std::size_t> ends;  // where the strips of each block end
};

// Blocks → what fills the pages, but for the notes. Of very long blocks the strips may leave by the
// outlet while they are made, with all that stands before them; what is returned comes after.
DocumentFlow make_flow(const doc::Document& document, text::Typesetter& typesetter,
                       base::Diagnostics& diagnostics, Entries entries,
                       BlockMaker::Streaming streaming = {});

bool has_contents(const doc::Document& document);
// The listed headings with the pages that they came to stand on.
Entries find_entries(const PageFlow& flow, const std::vector<PagePlan>& pages,
                     const std::vector<PageSeat>& seats);
// The pages of everything that has a name.
std::map<std::string, std::string> pages_of_anchors(const PageFlow& flow,
                                                    const std::vector<PagePlan>& plans,
                                                    const std::vector<PageSeat>& seats);

}  // namespace jianbao::layout
