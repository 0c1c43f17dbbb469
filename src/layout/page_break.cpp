#include "layout/page_break.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "layout/stack.h"

namespace jianbao::layout {

namespace {

using base::Length;

// Dearer than any sum of white space, so a forbidden break is taken only where nothing else is
// left.
constexpr std::int64_t broken_rule = 1'000'000'000;
// No white space is worth a page more.
constexpr std::int64_t a_page = 10'000;
// A few lines alone on a page are worse than white at the foot of the page before.
constexpr std::int64_t lonely = 4, lines_enough = 5;
constexpr std::int64_t late_float = 10, split_note = 60;
// Figure 2 above figure 1.
constexpr std::int64_t out_of_order = 60;

constexpr std::size_t beam = 8;
constexpr std::size_t most_columns = 2;
// Of a note that is split, so many lines stand on either page at least.
constexpr std::size_t least_note_lines = 2;

// A little white is shared by the pages; where much has to be left, one page has it all.
std::int64_t white_cost(Length white, Length baseline) {
  constexpr std::int64_t little = 3;
  const std::int64_t lines = std::max<std::int64_t>(0, white.units() / baseline.units());
  if (lines <= little) return lines * lines;
  return little * little + (lines - little) * 2 * little;
}

// What a page leaves of a column's last note to the next.
struct Rest {
  std::size_t note = 0, line = 0;  // its first line there
  bool operator==(const Rest&) const = default;
};
using Rests = std::array<std::optional<Rest>, most_columns>;

// A way to a break: everything before it stands on pages.
struct State {
  std::int64_t cost = 0;
  std::size_t strip = 0;  // the next one
  std::size_t next_float = 0;
  Rests rests;
  const State* before = nullptr;
  // The strips that stand before the ends of its pages, all told: of ways that cost the same, that
  // is taken which fills the first pages.
  std::int64_t filled = 0;

  bool is_better_than(const State& other) const {
    return cost != other.cost ? cost < other.cost : filled > other.filled;
  }
};

class Planner {
 public:
  Planner(const PageFlow& flow, PageHeight page) : flow_(flow), page_(page) {
    states_.resize(flow.strips.size() + 1);
    for (const Strip& strip : flow.strips) {
      counts_.push_back(counts_.back());
      if (strip.numbered != Numbered::no) ++counts_.back()[index(strip.numbered)];
    }
  }

  std::vector<PagePlan> plan() {
    states_[0].push_back({});
    for (std::size_t begin = 0; begin <= flow_.strips.size(); ++begin) {
      // Pages of what was left over add to the states of their own break.
      for (std::size_t k = 0; k < states_[begin].size(); ++k) {
        const State& from = keep(states_[begin][k]);
        if (begin < flow_.strips.size()) fill_page(from);
        fill_page_of_leftovers(from);
      }
      if (begin < flow_.strips.size()) states_[begin].clear();
    }
    return trace();
  }

 private:
  // A state that others come from; its address stays.
  const State& keep(const State& state) {
    kept_.push_back(std::make_unique<State>(state));
    return *kept_.back();
  }

  std::size_t floats_before(std::size_t strip) const {
    const auto& floats = flow_.floats;
    return static_cast<std::size_t>(
        std::partition_point(floats.begin(), floats.end(),
                             [&](const Float& figure) { return figure.anchor < strip; }) -
        floats.begin());
  }

  std::size_t first_shown(std::size_t begin) const {
    while (begin < flow_.strips.size() && flow_.strips[begin].blank &&
           !flow_.strips[begin].break_before) {
      ++begin;
    }
    return begin;
  }

  // How far down the strips of a page reach, and the shortest of the columns that they end with.
  struct Body {
    Length height, shortest;
  };

  // Columns that go on on the next page are to be full on this one.
  bool columns_go_on(std::size_t end) const {
    const auto& columns = flow_.strips[end].columns;
    return columns && end + 1 < flow_.strips.size() && flow_.strips[end + 1].columns == columns;
  }

  // All pages that start after a state's break.
  void fill_page(const State& from) {
    const std::size_t first = first_shown(from.strip);
    const std::size_t due = floats_before(from.strip);
    if (first == flow_.strips.size()) {
      offer({from.cost, first, from.next_float, from.rests, from.before, from.filled});
      return;
    }
    Stack stack(page_.baseline);
    std::vector<NotePart> notes = rest_parts(from);
    for (std::size_t end = first; end < flow_.strips.size(); ++end) {
      const Strip& strip = flow_.strips[end];
      if (end > first && strip.break_before) break;
      stack.add(strip);
      add_notes(strip, notes);
      Body body{stack.height(), stack.height()};
      if (columns_go_on(end)) body.shortest = stack.shortest();
      const bool fits = try_page(from, end, body, notes, due);
      if (!fits && end > first) break;
    }
  }

  // A page that ends with a strip, with as many floats as there are, or fewer; false: no way fits.
  bool try_page(const State& from, std::size_t end, Body body, const std::vector<NotePart>& notes,
                std::size_t due) {
    const bool last = end + 1 == flow_.strips.size() || flow_.strips[end + 1].break_before;
    const std::size_t said = floats_before(end + 2);
    bool any = false;
    for (std::size_t placed = std::max(due, from.next_float); placed <= said; ++placed) {
      // Before a forced break nothing is put off, if that can be helped.
      Length floats;
      std::vector<NotePart> all = notes;
      for (std::size_t i = from.next_float; i < placed; ++i) {
        floats += float_height(flow_.floats[i], page_.baseline);
        add_notes(flow_.floats[i].strip, all);
      }
      State next{from.cost, end + 1, placed,
                 {},        &from,   from.filled + static_cast<std::int64_t>(end)};
      const auto used = with_notes(body.height + floats, std::move(all), next.rests);
      const bool only = from.next_float == placed && end == first_shown(from.strip);
      if (!used && !only) break;
      any = any || used.has_value();
      PageUse use;
      use.used = used.value_or(page_.height) - (body.height - body.shortest);
      use.last = last && placed == said && next.rests == Rests{};
      use.break_cost = last ? 0 : flow_.strips[end].break_cost;
      use.late_floats = said - placed;
      use.splits_note = next.rests != Rests{};
      use.disorder = disorder({first_shown(from.strip), end + 1}, {from.next_float, said}, placed);
      next.cost += page_cost(use, page_);
      if (!used) next.rests = {};
      offer(next);
    }
    return any;
  }

  static std::size_t index(Numbered kind) { return static_cast<std::size_t>(kind); }

  std::size_t count(Numbered kind, std::size_t begin, std::size_t end) const {
    return begin < end ? counts_[end][index(kind)] - counts_[begin][index(kind)] : 0;
  }

  // How many figures and tables of a page's strips stand on the wrong side of the floats that are
  // due, of which those up to `placed` stand on it.
  std::size_t disorder(PageSpan strips, PageSpan due, std::size_t placed) const {
    std::size_t wrong = 0;
    PagePlan page;
    page.strips = strips;
    for (std::size_t i = due.begin; i < due.end; ++i) {
      const Float& figure = flow_.floats[i];
      if (figure.strip.numbered == Numbered::no) continue;
      const bool first = i < placed && stands_at_top(flow_, page, figure);
      const std::size_t anchor = std::clamp(figure.anchor, strips.begin, strips.end);
      wrong += first ? count(figure.strip.numbered, strips.begin, anchor)
                     : count(figure.strip.numbered, anchor, strips.end);
    }
    return wrong;
  }

  // What did not find room any more: late floats, the rest of a note.
  void fill_page_of_leftovers(const State& from) {
    const bool at_end = from.strip == flow_.strips.size();
    const bool forced = at_end || flow_.strips[from.strip].break_before;
    const std::size_t due = floats_before(from.strip + (at_end ? 1 : 0));
    if (from.next_float >= due && (from.rests == Rests{} || !forced)) return;
    Length used;
    std::size_t placed = from.next_float;
    std::vector<NotePart> notes = rest_parts(from);
    for (; placed < due; ++placed) {
      const Length height = float_height(flow_.floats[placed], page_.baseline);
      if (used > Length{} && used + height > page_.height) break;
      used += height;
      add_notes(flow_.floats[placed].strip, notes);
    }
    State next{from.cost, from.strip, placed, {}, &from, from.filled};
    const auto with = with_notes(used, std::move(notes), next.rests);
    next.cost += a_page + white_cost(page_.height - with.value_or(page_.height), page_.baseline);
    if (!with) next.rests = {};
    offer(next);
  }

  void add_notes(const Strip& strip, std::vector<NotePart>& notes) const {
    for (const int note : strip.notes) {
      const auto index = static_cast<std::size_t>(note);
      notes.push_back({index, 0, flow_.notes[index].lines.size()});
    }
  }

  void add_float_notes(PagePlan& page, bool at_top) const {
    for (std::size_t i = page.floats.begin; i < page.floats.end; ++i) {
      const Float& figure = flow_.floats[i];
      if (stands_at_top(flow_, page, figure) == at_top) add_notes(figure.strip, page.notes);
    }
  }

  std::vector<NotePart> rest_parts(const State& from) const {
    std::vector<NotePart> parts;
    for (const auto& rest : from.rests) {
      if (rest) parts.push_back({rest->note, rest->line, flow_.notes[rest->note].lines.size()});
    }
    return parts;
  }

  // The height of a page with its notes; where they do not fit whole, the last of each column is
  // split as far down as there is room. Empty: not even then.
  std::optional<Length> with_notes(Length body, std::vector<NotePart> notes, Rests& rests) const {
    rests = {};
    if (body > page_.height) return std::nullopt;
    Length height = notes_height(flow_, notes, page_);
    while (body + height > page_.height) {
      if (!shorten(notes, rests)) return std::nullopt;
      height = notes_height(flow_, notes, page_);
    }
    return body + height;
  }

  // A line less of the taller column's last note, if it may go on on the next page.
  bool shorten(std::vector<NotePart>& notes, Rests& rests) const {
    std::array<Length, most_columns> heights{};
    std::array<NotePart*, most_columns> lasts{};
    for (NotePart& part : notes) {
      const NoteLines& note = flow_.notes[part.note];
      const std::size_t column = std::min(note.column, most_columns - 1);
      heights[column] += note.line_height * static_cast<std::int64_t>(part.end - part.begin);
      lasts[column] = &part;
    }
    const std::size_t column = heights[0] >= heights[1] ? 0 : 1;
    NotePart* part = lasts[column];
    if (part == nullptr || part->begin > 0) return false;  // it was split before
    const std::size_t lines = flow_.notes[part->note].lines.size();
    if (lines < 2 * least_note_lines) return false;
    part->end = std::min(part->end - 1, lines - least_note_lines);
    if (part->end < least_note_lines) return false;
    rests[column] = Rest{part->note, part->end};
    return true;
  }

  // Of the ways to a break that leave the same over, the best; of all, the best few.
  void offer(const State& state) {
    std::vector<State>& rivals = states_[state.strip];
    for (State& rival : rivals) {
      if (rival.next_float != state.next_float || rival.rests != state.rests) continue;
      if (state.is_better_than(rival)) rival = state;
      return;
    }
    rivals.push_back(state);
    if (rivals.size() <= beam) return;
    rivals.erase(std::max_element(rivals.begin(), rivals.end(), [](const State& a, const State& b) {
      return a.is_better_than(b);
    }));
  }

  std::vector<PagePlan> trace() const {
    const State* best = nullptr;
    for (const State& state : states_.back()) {
      const bool done = state.next_float == flow_.floats.size() && state.rests == Rests{};
      if (done && (best == nullptr || state.is_better_than(*best))) best = &state;
    }
    std::vector<PagePlan> pages;
    for (; best != nullptr && best->before != nullptr; best = best->before) {
      pages.push_back(page_between(*best->before, *best));
    }
    std::reverse(pages.begin(), pages.end());
    return pages;
  }

  PagePlan page_between(const State& from, const State& to) const {
    PagePlan page;
    page.strips = {std::min(first_shown(from.strip), to.strip), to.strip};
    page.floats = {from.next_float, to.next_float};
    page.notes = rest_parts(from);
    add_float_notes(page, true);
    for (std::size_t i = page.strips.begin; i < page.strips.end; ++i) {
      add_notes(flow_.strips[i], page.notes);
    }
    add_float_notes(page, false);
    for (const auto& rest : to.rests) {
      if (!rest) continue;
      for (NotePart& part : page.notes) {
        if (part.note == rest->note) part.end = rest->line;
      }
    }
    return page;
  }

  const PageFlow& flow_;
  PageHeight page_;
  // Of the strips before each, how many are numbered of each kind.
  std::vector<std::array<std::size_t, 3>> counts_{{}};
  std::vector<std::vector<State>> states_;  // by the strip that is next
  std::vector<std::unique_ptr<State>> kept_;
};

}  // namespace

std::int64_t page_cost(const PageUse& use, PageHeight page) {
  std::int64_t cost = a_page;
  if (use.last) {
    const Length enough = std::min(page.height / 4, page.baseline * lines_enough);
    cost += lonely * white_cost(enough - use.used, page.baseline);
  } else {
    cost += white_cost(page.height - use.used, page.baseline);
    cost += use.break_cost >= never ? broken_rule : use.break_cost;
  }
  cost += late_float * static_cast<std::int64_t>(use.late_floats);
  cost += out_of_order * static_cast<std::int64_t>(use.disorder);
  return cost + (use.splits_note ? split_note : 0);
}

Length notes_height(const PageFlow& flow, const std::vector<NotePart>& notes, PageHeight page) {
  std::array<Length, most_columns> heights{};
  for (const NotePart& part : notes) {
    const NoteLines& note = flow.notes[part.note];
    heights[std::min(note.column, most_columns - 1)] +=
        note.line_height * static_cast<std::int64_t>(part.end - part.begin);
  }
  const Length tallest = std::max(heights[0], heights[1]);
  return tallest > Length{} ? page.baseline + snapped(tallest, page.baseline) : Length{};
}

bool stands_at_top(const PageFlow& flow, const PagePlan& plan, const Float& figure) {
  if (!figure.at_top || plan.strips.begin == plan.strips.end) return figure.at_top;
  const doc::Heading* heading = flow.strips[plan.strips.begin].heading;
  return heading == nullptr || heading->level > 1;
}

Length float_height(const Float& figure, Length baseline) {
  return snapped(figure.strip.height, baseline) + baseline;
}

std::vector<PagePlan> plan_pages(const PageFlow& flow, PageHeight page) {
  return Planner(flow, page).plan();
}

}  // namespace jianbao::layout
