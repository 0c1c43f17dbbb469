#include "layout/known.h"

#include <algorithm>

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
}

void find_anchors(const PageFlow& flow, const PagePlan& plan, const text::PageName& page,
                  Pages& pages) {
  for (std::size_t i = plan.strips.begin; i < plan.strips.end; ++i) {
    find_anchors(flow.strips[i], page, pages);
  }
  for (std::size_t i = plan.floats.begin; i < plan.floats.end; ++i) {
    find_anchors(flow.floats[i].strip, page, pages);
  }
  for (const NotePart& part : plan.notes) {
    for (std::size_t i = part.begin; i < part.end; ++i) {
      find_anchors(flow.notes[part.note].lines[i], page, pages);
    }
  }
}

bool names_count(const doc::RunningText& text) {
  return std::any_of(text.begin(), text.end(), [](const doc::RunningPart& part) {
    return part.kind == doc::RunningPart::Kind::pages;
  });
}

bool names_count(const doc::RunningLine& line) {
  return names_count(line.inner) || names_count(line.center) || names_count(line.outer);
}

// Whether a page shows how many there are.
bool needs_count(const doc::Document& document) {
  const auto names = [](const doc::RunningLines& lines) {
    return names_count(lines.header) || names_count(lines.footer);
  };
  const doc::Furniture& furniture = document.furniture;
  if (names(furniture.usual)) return true;
  for (const auto* lines :
       {&furniture.first, &furniture.left, &furniture.right, &furniture.blank}) {
    if (*lines && names(**lines)) return true;
  }
  return false;
}

bool streams(const doc::Document& document) {
  return std::any_of(document.blocks.begin(), document.blocks.end(), [](const doc::Block& block) {
    const auto* table = std::get_if<doc::Table>(&block);
    return table != nullptr && table->more_rows;
  });
}

}  // namespace

// Where pages leave before the last is planned, their number is known after a round.
int rounds_of(const doc::Document& document) {
  if (!document.page_marks.empty()) return 4;
  if (has_contents(document) || document.says_pages) return 3;
  return streams(document) && needs_count(document) ? 2 : 1;
}

// Where the numbering starts anew a range of pages ends.
text::PageName Learner::name_of(const PageSeat& seat) {
  const bool goes_on =
      last_ && seat.label.style == last_->label.style && seat.label.number > last_->label.number;
  place_ += goes_on ? 1 : 2;
  last_ = seat;
  return {page::label_text(seat.label), place_};
}

void Learner::add(const PageFlow& flow, const Pages& pages) {
  for (std::size_t i = 0; i < pages.plans.size(); ++i) {
    const text::PageName name = name_of(pages.seats[i]);
    find_anchors(flow, pages.plans[i], name, pages_);
    for (const SideCard& card : pages.sides[i].cards) find_anchors(card.items, name, pages_);
  }
  marks_.add(flow, pages.plans);
}

Known Learner::known() const {
  return {find_entries(document_, pages_), pages_, marks_.marks(), last_ ? last_->number : 0};
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
