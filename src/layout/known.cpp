#include "layout/known.h"

#include <algorithm>

#include "layout/note_marks.h"

namespace jianbao::layout {

namespace {

using Pages = std::map<std::string, text::PageName>;

bool has_contents(const doc::Document& document) {
  return std::any_of(document.blocks.begin(), document.blocks.end(), [](const doc::Block& block) {
    return std::holds_alternative<doc::Contents>(block);
  });
}

// What contents may list, in the order of the document, where it is shown.
std::vector<BlockMaker::Entry> find_entries(const doc::Document& document, const Pages& pages) {
  std::vector<BlockMaker::Entry> entries;
  const auto add = [&](doc::Listed::Kind kind, const doc::Texts& texts, const std::string& id) {
    const auto page = pages.find(id);
    if (page != pages.end()) entries.push_back({kind, &texts, id, page->second.text});
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

void find_anchors(const Items& items, const text::PageName& page, Pages& pages) {
  for (const page::Item& item : items) {
    const auto* anchor = std::get_if<page::Anchor>(&item);
    if (anchor != nullptr) pages.emplace(anchor->name, page);
  }
}

void find_anchors(const Strip& strip, const text::PageName& page, Pages& pages) {
  for (const Items* items : {&strip.items, &strip.area_items, &strip.other_columns}) {
    find_anchors(*items, page, pages);
  }
  for (const SideCard& card : strip.side_cards) find_anchors(card.items, page, pages);
}

// Where the numbering starts anew a range of pages ends.
std::vector<text::PageName> names_of(const std::vector<PageSeat>& seats) {
  std::vector<text::PageName> names;
  std::size_t place = 0;
  for (std::size_t i = 0; i < seats.size(); ++i) {
    const page::PageLabel& label = seats[i].label;
    const bool goes_on = i > 0 && label.style == seats[i - 1].label.style &&
                         label.number > seats[i - 1].label.number;
    place += goes_on ? 1 : 2;
    names.push_back({page::label_text(label), place});
  }
  return names;
}

Pages pages_of_anchors(const PageFlow& flow, const std::vector<PagePlan>& plans,
                       const std::vector<PageSeat>& seats) {
  Pages pages;
  const std::vector<text::PageName> names = names_of(seats);
  for (std::size_t page = 0; page < plans.size(); ++page) {
    const PagePlan& plan = plans[page];
    for (std::size_t i = plan.strips.begin; i < plan.strips.end; ++i) {
      find_anchors(flow.strips[i], names[page], pages);
    }
    for (std::size_t i = plan.floats.begin; i < plan.floats.end; ++i) {
      find_anchors(flow.floats[i].strip, names[page], pages);
    }
    for (const NotePart& part : plan.notes) {
      if (part.note >= flow.notes.size()) continue;  // the other side's
      for (std::size_t i = part.begin; i < part.end; ++i) {
        find_anchors(flow.notes[part.note].lines[i], names[page], pages);
      }
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
