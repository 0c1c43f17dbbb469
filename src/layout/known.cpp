#include "layout/known.h"

#include <algorithm>

#include "layout/note_marks.h"

namespace jianbao::layout {

namespace {

bool has_contents(const doc::Document& document) {
  return std::any_of(document.blocks.begin(), document.blocks.end(), [](const doc::Block& block) {
    return std::holds_alternative<doc::Contents>(block);
  });
}

// What contents may list, in the order of the document, where it is shown.
std::vector<BlockMaker::Entry> find_entries(const doc::Document& document,
                                            const std::map<std::string, std::string>& pages) {
  std::vector<BlockMaker::Entry> entries;
  const auto add = [&](doc::Listed::Kind kind, const doc::Texts& texts, const std::string& id) {
    const auto page = pages.find(id);
    if (page != pages.end()) entries.push_back({kind, &texts, id, page->second});
  };
  for (const doc::Block& block : document.blocks) {
    if (const auto* heading = std::get_if<doc::Heading>(&block); heading && heading->listed) {
      add(doc::Listed::Kind::heading, heading->entry, heading->id);
    }
    const auto* group = std::get_if<doc::Group>(&block);
    if (group == nullptr) continue;
    for (const doc::Listed& listed : group->listed) add(listed.kind, listed.entry, group->id);
  }
  return entries;
}

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

}  // namespace

int rounds_of(const doc::Document& document) {
  if (!document.page_marks.empty()) return 4;
  return has_contents(document) || document.says_pages ? 3 : 1;
}

Known learn(const doc::Document& document, const PageFlow& flow, const std::vector<PagePlan>& plans,
            const std::vector<PageSeat>& seats) {
  Known known;
  known.pages = pages_of_anchors(flow, plans, seats);
  known.entries = find_entries(document, known.pages);
  known.note_marks = note_marks(document, flow, plans);
  return known;
}

void tell(text::Typesetter& typesetter, const Known& known) {
  typesetter.set_pages(known.pages);
  typesetter.set_note_marks(known.note_marks);
}

void settle(Known& next, const Known& known, const doc::Document& document,
            base::Diagnostics& diagnostics) {
  if (next.note_marks == known.note_marks || document.notes.empty()) return;
  diagnostics.warn(document.notes.front().span, "the notes cannot be numbered by page",
                   "a number's width moves its note to another page and back; they are numbered "
                   "through the document");
  next.note_marks.clear();
}

}  // namespace jianbao::layout
