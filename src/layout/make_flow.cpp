#include "layout/make_flow.h"

#include <algorithm>
#include <set>

#include "layout/box.h"

namespace jianbao::layout {

namespace {

// A note that is called again stands where it was called first.
void call_notes_once(std::vector<Strip>& strips, std::set<int>& called) {
  for (Strip& strip : strips) {
    std::erase_if(strip.notes, [&](int note) { return !called.insert(note).second; });
  }
}

}  // namespace

DocumentFlow make_flow(const doc::Document& document, text::Typesetter& typesetter,
                       base::Diagnostics& diagnostics, Entries entries,
                       BlockMaker::Streaming streaming) {
  DocumentFlow made;
  std::set<int> called;
  PageFlow& flow = made.flow;
  StripMaker maker(document.master, typesetter, diagnostics, std::move(entries));
  if (streaming.outlet) {
    maker.set_streaming({[&](std::vector<Strip>&& strips, std::vector<Float>&& floats) {
                           call_notes_once(strips, called);
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
  call_notes_once(flow.strips, called);
  // What floats has left the flow again.
  std::size_t least = flow.strips.size();
  for (std::size_t i = made.ends.size(); i-- > 0;)
    least = made.ends[i] = std::min(made.ends[i], least);
  return made;
}

// The listed headings with the pages that they came to stand on.
Entries find_entries(const PageFlow& flow, const std::vector<PagePlan>& pages,
                     const std::vector<PageSeat>& seats) {
  Entries entries;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    for (std::size_t i = pages[page].strips.begin; i < pages[page].strips.end; ++i) {
      const doc::Heading* heading = flow.strips[i].heading;
      if (heading != nullptr && heading->listed) {
        entries.push_back({heading, page::label_text(seats[page].label)});
      }
    }
  }
  return entries;
}

namespace {

void find_anchors(const Strip& strip, const std::string& page,
                  std::map<std::string, std::string>& pages) {
  for (const Items* items : {&strip.items, &strip.area_items}) {
    for (const page::Item& item : *items) {
      if (const auto* anchor = std::get_if<page::Anchor>(&item)) {
        pages.emplace(anchor->name, page);
      }
    }
  }
}

}  // namespace

std::map<std::string, std::string> pages_of_anchors(const PageFlow& flow,
                                                    const std::vector<PagePlan>& plans,
                                                    const std::vector<PageSeat>& seats) {
  std::map<std::string, std::string> pages;
  for (std::size_t page = 0; page < plans.size(); ++page) {
    for (std::size_t i = plans[page].strips.begin; i < plans[page].strips.end; ++i) {
      find_anchors(flow.strips[i], page::label_text(seats[page].label), pages);
    }
    for (std::size_t i = plans[page].floats.begin; i < plans[page].floats.end; ++i) {
      find_anchors(flow.floats[i].strip, page::label_text(seats[page].label), pages);
    }
  }
  return pages;
}

bool has_contents(const doc::Document& document) {
  return std::any_of(document.blocks.begin(), document.blocks.end(), [](const doc::Block& block) {
    return std::holds_alternative<doc::Contents>(block);
  });
}

}  // namespace jianbao::layout
