#include "layout/layout.h"

#include "layout/make_flow.h"
#include "layout/page_assembler.h"

namespace jianbao::layout {

namespace {

struct Planned {
  PageFlow flow;
  std::vector<PagePlan> pages;
};

// Where contents or references say pages, their own lines move what follows; their number is known
// after the first round, so that the third is right. What the first two have to say the third says
// again.
Planned plan(const doc::Document& document, text::Typesetter& typesetter,
             base::Diagnostics& diagnostics) {
  const doc::PageMaster& master = document.master;
  const PageHeight height{master.area_height(), master.baseline};
  const int rounds = has_contents(document) || document.says_pages ? 3 : 1;
  Planned planned;
  Entries entries;
  typesetter.set_pages({});
  for (int round = 1; round <= rounds; ++round) {
    base::Diagnostics unheard;
    base::Diagnostics& heard = round < rounds ? unheard : diagnostics;
    planned.flow = make_flow(document, typesetter, heard, entries).flow;
    planned.pages = plan_pages(planned.flow, height);
    if (round == rounds) break;
    entries = find_entries(planned.flow, planned.pages, {});
    typesetter.set_pages(pages_of_anchors(planned.flow, planned.pages, {}));
  }
  return planned;
}

}  // namespace

std::vector<page::Page> lay_out(const doc::Document& document, text::Typesetter& typesetter,
                                base::Diagnostics& diagnostics) {
  const Planned planned = plan(document, typesetter, diagnostics);
  PageAssembler assembler(document, typesetter, diagnostics, planned.pages.size());
  std::vector<page::Page> pages;
  for (std::size_t i = 0; i < planned.pages.size(); ++i) {
    pages.push_back(assembler.assemble(planned.flow, planned.pages[i], i + 1));
  }
  return pages;
}

}  // namespace jianbao::layout
