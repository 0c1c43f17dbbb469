#include "layout/facing.h"

#include <algorithm>
#include <utility>

#include "layout/facing_columns.h"
#include "layout/layout.h"
#include "layout/make_flow.h"
#include "layout/notes.h"
#include "layout/page_assembler.h"

namespace jianbao::layout {

namespace {

// White in the place of what only the other language has.
Strip filler(const Strip& other) {
  Strip strip;
  strip.height = other.height;
  strip.on_grid = other.on_grid;
  strip.blank = other.blank;
  strip.break_cost = other.break_cost;
  return strip;
}

void match(Strip& a, Strip& b) {
  a.height = b.height = std::max(a.height, b.height);
  a.break_cost = b.break_cost = std::max(a.break_cost, b.break_cost);
  a.break_before = b.break_before = a.break_before || b.break_before;
  a.blank = b.blank = a.blank && b.blank;
  a.on_grid = b.on_grid = a.on_grid || b.on_grid;
}

using Blocks = std::vector<doc::Block>;

// The blocks that start with a heading, and the end.
std::vector<std::size_t> sections_of(const Blocks& blocks) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (std::holds_alternative<doc::Heading>(blocks[i])) starts.push_back(i);
  }
  starts.push_back(blocks.size());
  return starts;
}

// Where blocks of both languages end together: the longest sequence of kinds that they share.
std::vector<std::pair<std::size_t, std::size_t>> common_ends(const Blocks& left, PageSpan l,
                                                             const Blocks& right, PageSpan r) {
  constexpr std::size_t most = 4'000'000;  // of comparisons; sections are short
  const std::size_t rows = l.end - l.begin, columns = r.end - r.begin;
  std::vector<std::pair<std::size_t, std::size_t>> ends;
  if (rows * columns > most) return ends;
  const auto same = [&](std::size_t i, std::size_t k) {
    return left[l.begin + i].index() == right[r.begin + k].index();
  };
  // The length of what the blocks behind share.
  std::vector<std::vector<int>> shared(rows + 1, std::vector<int>(columns + 1, 0));
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t k = columns; k-- > 0;) {
      shared[i][k] =
          same(i, k) ? shared[i + 1][k + 1] + 1 : std::max(shared[i + 1][k], shared[i][k + 1]);
    }
  }
  for (std::size_t i = 0, k = 0; i < rows && k < columns;) {
    if (same(i, k)) {
      ends.emplace_back(l.begin + i, r.begin + k);
      ends.emplace_back(l.begin + ++i, r.begin + ++k);
    } else {
      ++(shared[i + 1][k] >= shared[i][k + 1] ? i : k);
    }
  }
  return ends;
}

// Puts the strips of both languages in step, block by block; what only one has leaves white beside.
class Pairing {
 public:
  Pairing(DocumentFlow& left, DocumentFlow& right) : left_(left), right_(right) {}

  void pair(const Blocks& left, const Blocks& right) {
    const std::vector<std::size_t> l = sections_of(left), r = sections_of(right);
    PageSpan a, b;
    for (std::size_t i = 0; l.size() == r.size() && i < l.size(); ++i) {
      a.end = l[i];
      b.end = r[i];
      pair_section(a, b, common_ends(left, a, right, b));
      a.begin = a.end;
      b.begin = b.end;
    }
    pair_up_to(left_.flow.strips.size(), right_.flow.strips.size());
    move_anchors(left_.flow, left_at_);
    move_anchors(right_.flow, right_at_);
    left_.flow.strips = std::move(left_strips_);
    right_.flow.strips = std::move(right_strips_);
    pair_floats();
  }

 private:
  using Ends = std::vector<std::pair<std::size_t, std::size_t>>;
  void pair_section(PageSpan left, PageSpan right, const Ends& ends) {
    for (const auto& [l, r] : ends) pair_blocks(l, r);
    pair_blocks(left.end, right.end);
  }

  // Up to the blocks before which both sides stand.
  void pair_blocks(std::size_t left, std::size_t right) {
    pair_up_to(left == 0 ? 0 : left_.ends[left - 1], right == 0 ? 0 : right_.ends[right - 1]);
  }

  void pair_up_to(std::size_t left_end, std::size_t right_end) {
    while (left_next_ < left_end || right_next_ < right_end) {
      Strip* a = left_next_ < left_end ? &left_.flow.strips[left_next_] : nullptr;
      Strip* b = right_next_ < right_end ? &right_.flow.strips[right_next_] : nullptr;
      if (a != nullptr) {
        left_at_.push_back(left_strips_.size());
        ++left_next_;
      }
      if (b != nullptr) {
        right_at_.push_back(right_strips_.size());
        ++right_next_;
      }
      left_strips_.push_back(a != nullptr ? std::move(*a) : filler(*b));
      right_strips_.push_back(b != nullptr ? std::move(*b) : filler(left_strips_.back()));
      match(left_strips_.back(), right_strips_.back());
    }
  }

  // A float keeps its place before the strip that it was said before.
  void move_anchors(PageFlow& flow, const std::vector<std::size_t>& at) const {
    for (Float& figure : flow.floats) {
      figure.anchor = figure.anchor < at.size() ? at[figure.anchor] : left_strips_.size();
    }
  }

  void pair_floats() {
    auto &a = left_.flow.floats, &b = right_.flow.floats;
    const std::size_t count = std::max(a.size(), b.size());
    for (std::size_t i = 0; i < count; ++i) {
      if (i >= a.size()) a.push_back({{}, b[i].anchor, b[i].at_top});
      if (i >= b.size()) b.push_back({{}, a[i].anchor, a[i].at_top});
      a[i].anchor = b[i].anchor = std::max(a[i].anchor, b[i].anchor);
      a[i].strip.height = b[i].strip.height = std::max(a[i].strip.height, b[i].strip.height);
    }
  }

  DocumentFlow& left_;
  DocumentFlow& right_;
  std::size_t left_next_ = 0, right_next_ = 0;
  std::vector<Strip> left_strips_, right_strips_;
  std::vector<std::size_t> left_at_, right_at_;  // where each strip came to stand
};

// What the planner sees: one flow, whose second column of notes is the right page's.
PageFlow joint_flow(const PageFlow& left, const PageFlow& right) {
  PageFlow joint = left;
  const auto offset = static_cast<int>(left.notes.size());
  for (NoteLines note : right.notes) {
    note.column = 1;
    joint.notes.push_back(std::move(note));
  }
  for (std::size_t i = 0; i < right.strips.size(); ++i) {
    for (const int note : right.strips[i].notes) joint.strips[i].notes.push_back(note + offset);
  }
  for (std::size_t i = 0; i < right.floats.size(); ++i) {
    std::vector<int>& notes = joint.floats[i].strip.notes;
    for (const int note : right.floats[i].strip.notes) notes.push_back(note + offset);
  }
  return joint;
}

// The page of one side.
PagePlan side_of(PagePlan plan, std::size_t left_notes, bool right) {
  std::erase_if(plan.notes,
                [&](const NotePart& part) { return (part.note >= left_notes) != right; });
  for (NotePart& part : plan.notes) part.note -= right ? left_notes : 0;
  return plan;
}

struct Spreads {
  DocumentFlow left, right;
  std::vector<PagePlan> plans;
  std::vector<PageSeat> left_seats, right_seats;

  // The page of one side.
  PagePlan plan_of(std::size_t page, bool is_right) const {
    return side_of(plans[page], left.flow.notes.size(), is_right);
  }
};

// Both sides have as many pages as the one whose side column needs more.
void add_side_pages(Spreads& spreads, PageHeight height) {
  std::size_t most = 0;
  for (const bool is_right : {false, true}) {
    SidePages side(height);
    const PageFlow& flow = (is_right ? spreads.right : spreads.left).flow;
    for (std::size_t i = 0; i < spreads.plans.size(); ++i) {
      side.next(flow, spreads.plan_of(i, is_right));
    }
    most = std::max(most, side.pages_left());
  }
  add_side_pages(spreads.plans, spreads.left.flow, most);
}

DocumentFlow whole_flow(const doc::Document& document, text::Typesetter& typesetter,
                        base::Diagnostics& diagnostics, Tagger tagger, const Known& known) {
  std::vector<NoteLines> notes =
      make_notes(document, known.note_marks, typesetter, diagnostics, tagger);
  DocumentFlow made = make_flow(document, typesetter, diagnostics, {known, notes, tagger});
  made.flow.notes = std::move(notes);
  return made;
}

Known learned(const doc::Document& document, const Spreads& spreads, bool right) {
  const DocumentFlow& side = right ? spreads.right : spreads.left;
  std::vector<PagePlan> plans;
  std::vector<SidePage> sides;
  SidePages column({document.master.area_height(), document.master.baseline});
  for (std::size_t i = 0; i < spreads.plans.size(); ++i) {
    plans.push_back(spreads.plan_of(i, right));
    sides.push_back(column.next(side.flow, plans.back()));
  }
  Learner learner(document);
  learner.add(side.flow, {plans, right ? spreads.right_seats : spreads.left_seats, sides});
  return learner.known();
}

Spreads plan_spreads(const FacingDocuments& documents, text::Typesetter& typesetter,
                     base::Diagnostics& diagnostics, page::Structure& structure) {
  const std::size_t before = structure.size();
  const doc::PageMaster& master = documents.left.master;
  const PageHeight height{master.area_height(), master.baseline};
  const int rounds = std::max(rounds_of(documents.left), rounds_of(documents.right));
  Spreads spreads;
  Known left, right;
  for (int round = 1; round <= rounds; ++round) {
    base::Diagnostics unheard;
    base::Diagnostics& heard = round < rounds ? unheard : diagnostics;
    structure.cut(before);
    tell(typesetter, left);
    spreads.left =
        whole_flow(documents.left, typesetter, heard, {structure, documents.left, true}, left);
    tell(typesetter, right);
    spreads.right =
        whole_flow(documents.right, typesetter, heard, {structure, documents.right, true}, right);
    join_columns(spreads.left, spreads.right, {documents.left.master, documents.right.master});
    Pairing(spreads.left, spreads.right).pair(documents.left.blocks, documents.right.blocks);
    spreads.plans = plan_pages(joint_flow(spreads.left.flow, spreads.right.flow), height);
    add_side_pages(spreads, height);
    spreads.left_seats = seat_pages(spreads.left.flow, spreads.plans, first_seat(2), 2);
    spreads.right_seats = seat_pages(spreads.right.flow, spreads.plans, first_seat(3), 2);
    if (round == rounds) break;
    Known next_left = learned(documents.left, spreads, false);
    Known next_right = learned(documents.right, spreads, true);
    if (round + 1 == rounds) {
      settle(next_left, left, documents.left, diagnostics);
      settle(next_right, right, documents.right, diagnostics);
    }
    if (next_left == left && next_right == right) round = rounds - 1;
    left = std::move(next_left);
    right = std::move(next_right);
  }
  tell(typesetter, {});
  return spreads;
}

// Both sides call what links lead to by the same names; those of the right lead to the right.
void keep_to_side(page::Page& page) {
  for (page::Item& item : page.items) {
    if (auto* anchor = std::get_if<page::Anchor>(&item)) anchor->name += " right";
    auto* link = std::get_if<page::Link>(&item);
    if (link != nullptr && !link->destination.empty()) link->destination += " right";
  }
}

// The pages of one side, one after the other.
class Side {
 public:
  struct Tools {
    text::Typesetter& typesetter;
    base::Diagnostics& diagnostics;
    std::size_t first_number = 1;
  };
  Side(const doc::Document& document, const Tools& tools, const Spreads& spreads, bool is_right)
      : assembler_(document, tools.typesetter, tools.diagnostics, 1 + 2 * spreads.plans.size(),
                   tools.first_number),
        diagnostics_(tools.diagnostics),
        column_({document.master.area_height(), document.master.baseline}),
        spreads_(spreads),
        is_right_(is_right) {}

  page::Page assemble(std::size_t page) {
    const PageFlow& flow = (is_right_ ? spreads_.right : spreads_.left).flow;
    const PageSeat& seat = (is_right_ ? spreads_.right_seats : spreads_.left_seats)[page];
    const PagePlan plan = spreads_.plan_of(page, is_right_);
    const SidePage side = column_.next(flow, plan);
    warn_of_side(side, seat.number, diagnostics_);
    return assembler_.assemble({flow, plan, side}, seat);
  }

 private:
  PageAssembler assembler_;
  base::Diagnostics& diagnostics_;
  SidePages column_;
  const Spreads& spreads_;
  bool is_right_;
};

}  // namespace

void lay_out_facing(const FacingDocuments& documents, text::Typesetter& typesetter,
                    base::Diagnostics& diagnostics, page::Structure& structure,
                    const PageSink& sink) {
  if (documents.cover != nullptr) {
    lay_out(*documents.cover, typesetter, diagnostics, structure, sink);
  }
  const Spreads spreads = plan_spreads(documents, typesetter, diagnostics, structure);
  // Without a cover both pages of the first spread are the first of a language.
  const bool covered = documents.cover != nullptr;
  const auto tools = [&](std::size_t first) { return Side::Tools{typesetter, diagnostics, first}; };
  Side left(documents.left, tools(covered ? 1 : 2), spreads, false);
  Side right(documents.right, tools(covered ? 1 : 3), spreads, true);
  for (std::size_t i = 0; i < spreads.plans.size(); ++i) {
    sink(left.assemble(i));
    page::Page right_page = right.assemble(i);
    keep_to_side(right_page);
    sink(std::move(right_page));
  }
}

}  // namespace jianbao::layout
