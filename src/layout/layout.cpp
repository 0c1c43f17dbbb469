#include "layout/layout.h"

#include <algorithm>
#include <map>
#include <set>

#include "layout/blocks.h"
#include "layout/box.h"
#include "layout/notes.h"
#include "layout/page_assembler.h"
#include "layout/page_break.h"

namespace jianbao::layout {

namespace {

using Entries = std::vector<BlockMaker::Entry>;

// A note that is called again stands where it was called first.
void call_notes_once(PageFlow& flow) {
  std::set<int> called;
  for (Strip& strip : flow.strips) {
    std::erase_if(strip.notes, [&](int note) { return !called.insert(note).second; });
  }
}

PageFlow make_flow(const doc::Document& document, text::Typesetter& typesetter,
                   base::Diagnostics& diagnostics, Entries entries) {
  PageFlow flow;
  if (document.master.vertical) {
    BlockMaker maker(document.master, typesetter, diagnostics);
    maker.set_entries(std::move(entries));
    for (const doc::Block& block : document.blocks) maker.upright(block);
    flow.strips = maker.take();
    flow.floats = maker.take_floats();
  } else {
    StripMaker maker(document.master, typesetter, diagnostics, std::move(entries));
    for (const doc::Block& block : document.blocks) std::visit(maker, block);
    flow.strips = maker.take();
    flow.floats = maker.take_floats();
  }
  flow.notes = make_notes(document, typesetter);
  call_notes_once(flow);
  return flow;
}

// The listed headings with the pages that they came to stand on.
Entries find_entries(const PageFlow& flow, const std::vector<PagePlan>& pages) {
  Entries entries;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    for (std::size_t i = pages[page].strips.begin; i < pages[page].strips.end; ++i) {
      const doc::Heading* heading = flow.strips[i].heading;
      if (heading != nullptr && heading->listed) {
        entries.push_back({heading, static_cast<int>(page) + 1});
      }
    }
  }
  return entries;
}

void find_anchors(const Strip& strip, std::size_t page, std::map<std::string, std::string>& pages) {
  for (const Items* items : {&strip.items, &strip.area_items}) {
    for (const page::Item& item : *items) {
      if (const auto* anchor = std::get_if<page::Anchor>(&item)) {
        pages.emplace(anchor->name, std::to_string(page));
      }
    }
  }
}

// The pages of everything that has a name.
std::map<std::string, std::string> pages_of_anchors(const PageFlow& flow,
                                                    const std::vector<PagePlan>& plans) {
  std::map<std::string, std::string> pages;
  for (std::size_t page = 0; page < plans.size(); ++page) {
    for (std::size_t i = plans[page].strips.begin; i < plans[page].strips.end; ++i) {
      find_anchors(flow.strips[i], page + 1, pages);
    }
    for (std::size_t i = plans[page].floats.begin; i < plans[page].floats.end; ++i) {
      find_anchors(flow.floats[i].strip, page + 1, pages);
    }
  }
  return pages;
}

bool has_contents(const doc::Document& document) {
  return std::any_of(document.blocks.begin(), document.blocks.end(), [](const doc::Block& block) {
    return std::holds_alternative<doc::Contents>(block);
  });
}

// What a page shows is copied to it: it is not kept twice.
void let_go(std::vector<Strip>& strips, PageSpan span) {
  for (std::size_t i = span.begin; i < span.end; ++i) {
    strips[i].items = strips[i].other_columns = strips[i].area_items = Items{};
    strips[i].repeat.reset();
  }
}

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
    planned.flow = make_flow(document, typesetter, heard, entries);
    planned.pages = plan_pages(planned.flow, height);
    if (round == rounds) break;
    entries = find_entries(planned.flow, planned.pages);
    typesetter.set_pages(pages_of_anchors(planned.flow, planned.pages));
  }
  return planned;
}

}  // namespace

std::vector<page::Page> lay_out(const doc::Document& document, text::Typesetter& typesetter,
                                base::Diagnostics& diagnostics) {
  Planned planned = plan(document, typesetter, diagnostics);
  PageAssembler assembler(document, typesetter, diagnostics, planned.pages.size());
  std::vector<page::Page> pages;
  for (std::size_t i = 0; i < planned.pages.size(); ++i) {
    pages.push_back(assembler.assemble(planned.flow, planned.pages[i], i + 1));
    let_go(planned.flow.strips, planned.pages[i].strips);
  }
  return pages;
}

}  // namespace jianbao::layout
