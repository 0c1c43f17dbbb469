#include <catch2/catch.hpp>
#include <functional>
#include <limits>
#include <random>

#include "layout/page_break.h"
#include "layout/stack.h"

using jianbao::base::Length;
using namespace jianbao::layout;

namespace {

constexpr Length line = Length::points(10);

NoteLines note_of(std::size_t lines, std::size_t column = 0) {
  NoteLines note;
  note.column = column;
  note.lines.resize(lines);
  note.line_height = line;
  return note;
}

Float float_of(int lines, std::size_t anchor) {
  Float figure;
  figure.strip.height = line * lines;
  figure.anchor = anchor;
  return figure;
}

PageFlow flow_of(int count) {
  PageFlow flow;
  flow.strips.resize(static_cast<std::size_t>(count));
  for (Strip& strip : flow.strips) strip.height = line;
  return flow;
}

Length used(const PageFlow& flow, const PagePlan& plan, PageHeight page) {
  Stack stack(page.baseline);
  for (std::size_t i = plan.strips.begin; i < plan.strips.end; ++i) stack.add(flow.strips[i]);
  Length height = stack.height() + notes_height(flow, plan.notes, page);
  for (std::size_t i = plan.floats.begin; i < plan.floats.end; ++i) {
    height += float_height(flow.floats[i], page.baseline);
  }
  return height;
}

// The slow, obvious way: tries every sequence of breaks and every float early or late. Notes are
// not split, as long as none has four lines.
class AllWays {
 public:
  AllWays(const PageFlow& flow, PageHeight page) : flow_(flow), page_(page) {}

  std::int64_t least() {
    go(0, 0, 0);
    return least_;
  }

 private:
  void go(std::size_t begin, std::size_t next_float, std::int64_t cost) {
    if (cost >= least_) return;
    if (begin == flow_.strips.size()) {
      if (next_float == flow_.floats.size()) least_ = cost;
      return;
    }
    for (std::size_t end = begin + 1; end <= flow_.strips.size(); ++end) {
      for (std::size_t placed = next_float; placed <= flow_.floats.size(); ++placed) {
        try_page({{begin, end}, {next_float, placed}, {}}, cost);
      }
    }
  }

  void try_page(PagePlan plan, std::int64_t cost) {
    const auto [begin, end] = plan.strips;
    const bool last = end == flow_.strips.size();
    std::size_t said = 0, due = 0;
    for (const Float& figure : flow_.floats) {
      said += figure.anchor <= end ? 1U : 0U;
      due += figure.anchor < begin ? 1U : 0U;
    }
    if (plan.floats.end > said || plan.floats.end < due) return;
    for (std::size_t i = begin; i < end; ++i) {
      for (const int note : flow_.strips[i].notes) {
        const auto index = static_cast<std::size_t>(note);
        plan.notes.push_back({index, 0, flow_.notes[index].lines.size()});
      }
    }
    PageUse use;
    use.used = used(flow_, plan, page_);
    if (use.used > page_.height) return;
    use.late_floats = said - plan.floats.end;
    use.last = last && use.late_floats == 0;
    use.break_cost = last ? 0 : flow_.strips[end - 1].break_cost;
    go(end, plan.floats.end, cost + page_cost(use, page_));
  }

  const PageFlow& flow_;
  PageHeight page_;
  std::int64_t least_ = std::numeric_limits<std::int64_t>::max();
};

std::int64_t cost_of(const PageFlow& flow, const std::vector<PagePlan>& plans, PageHeight page) {
  std::int64_t cost = 0;
  for (const PagePlan& plan : plans) {
    std::size_t said = 0;
    for (const Float& figure : flow.floats) said += figure.anchor <= plan.strips.end ? 1U : 0U;
    const bool last = plan.strips.end == flow.strips.size();
    PageUse use;
    use.used = used(flow, plan, page);
    use.late_floats = said - plan.floats.end;
    use.last = last && use.late_floats == 0;
    use.break_cost = last ? 0 : flow.strips[plan.strips.end - 1].break_cost;
    cost += page_cost(use, page);
  }
  return cost;
}

}  // namespace

TEST_CASE("pages are planned as well as by trying all ways", "[plan]") {
  std::mt19937 random(20210716);
  const auto below = [&](unsigned n) { return static_cast<int>(random() % n); };
  int compared = 0;
  for (int round = 0; round < 300; ++round) {
    PageFlow flow = flow_of(8 + below(9));
    const PageHeight page{line * (6 + below(5)), line};
    for (std::size_t i = 0; i < flow.strips.size(); ++i) {
      flow.strips[i].break_cost = below(3) == 0 ? below(40) : 0;
      if (below(6) != 0) continue;
      flow.strips[i].notes.push_back(static_cast<int>(flow.notes.size()));
      flow.notes.push_back(note_of(1 + static_cast<std::size_t>(below(2))));
    }
    if (below(2) == 0) {
      flow.floats.push_back(float_of(1 + below(3), static_cast<std::size_t>(below(8))));
    }
    const std::int64_t least = AllWays(flow, page).least();
    if (least == std::numeric_limits<std::int64_t>::max()) continue;
    ++compared;
    CHECK(cost_of(flow, plan_pages(flow, page), page) == least);
  }
  CHECK(compared > 200);
}

TEST_CASE("a note stands on its line's page", "[plan]") {
  PageFlow flow = flow_of(20);
  flow.strips[8].notes = {0};
  flow.notes = {note_of(2)};
  const auto pages = plan_pages(flow, {line * 10, line});
  for (const PagePlan& page : pages) {
    CHECK(used(flow, page, {line * 10, line}) <= line * 10);
    const bool calls = page.strips.begin <= 8 && page.strips.end > 8;
    CHECK(page.notes.size() == (calls ? 1 : 0));
  }
}

TEST_CASE("a long note goes on on the next page, and not further", "[plan]") {
  PageFlow flow = flow_of(12);
  for (std::size_t i = 0; i + 1 < flow.strips.size(); ++i) flow.strips[i].break_cost = 3;
  flow.strips[5].notes = {0};
  flow.notes = {note_of(8)};
  const PageHeight page{line * 10, line};
  const auto pages = plan_pages(flow, page);
  std::size_t lines = 0, parts = 0;
  for (const PagePlan& plan : pages) {
    CHECK(used(flow, plan, page) <= page.height);
    for (const NotePart& part : plan.notes) {
      CHECK(part.begin == lines);
      lines = part.end;
      ++parts;
    }
  }
  CHECK(lines == 8);
  CHECK(parts <= 2);
}

TEST_CASE("floats keep their order and are a page late at most", "[plan]") {
  PageFlow flow = flow_of(40);
  flow.floats = {float_of(4, 3), float_of(5, 4), float_of(2, 15)};
  const PageHeight page{line * 10, line};
  const auto pages = plan_pages(flow, page);
  std::size_t next = 0;
  for (std::size_t k = 0; k < pages.size(); ++k) {
    CHECK(used(flow, pages[k], page) <= page.height);
    CHECK(pages[k].floats.begin == next);
    next = pages[k].floats.end;
    for (std::size_t i = 0; i < next; ++i) {
      const std::size_t anchor = flow.floats[i].anchor;
      if (i >= pages[k].floats.begin) {
        CHECK(anchor <= pages[k].strips.end);
        CHECK((k == 0 || anchor >= pages[k - 1].strips.begin));
      }
    }
  }
  CHECK(next == 3);
}

TEST_CASE("a figure in the text does not stand before one that is said before it", "[plan]") {
  // Figure 1 is to stand at a page's foot; figure 2 follows in the text.
  PageFlow flow = flow_of(24);
  flow.floats = {float_of(3, 3)};
  flow.floats[0].strip.numbered = Numbered::figure;
  flow.floats[0].at_top = false;
  const PageHeight page{line * 12, line};
  const auto page_of = [&](std::size_t strip) {
    const auto pages = plan_pages(flow, page);
    for (std::size_t k = 0; k < pages.size(); ++k) {
      if (strip < pages[k].strips.end) return k;
    }
    return pages.size();
  };
  CHECK(page_of(5) == 0);
  flow.strips[5].numbered = Numbered::figure;
  CHECK(page_of(5) == 1);
  // Tables have numbers of their own.
  flow.strips[5].numbered = Numbered::table;
  CHECK(page_of(5) == 0);
  // At the top of its page it stands before what is said before it.
  flow.strips[5].numbered = Numbered::figure;
  flow.floats[0].at_top = true;
  CHECK(page_of(5) == 0);
}

TEST_CASE("columns end on one height, also where the page begins or ends with them", "[plan]") {
  PageFlow flow = flow_of(33);
  const auto set = std::make_shared<const ColumnSet>(ColumnSet{2, Length::points(100), line});
  for (std::size_t i = 3; i < 30; ++i) flow.strips[i].columns = set;
  const PageHeight page{line * 10, line};
  const auto pages = plan_pages(flow, page);
  REQUIRE(pages.size() == 2);
  Stack stack(line);
  for (std::size_t i = pages[0].strips.begin; i < pages[0].strips.end; ++i) {
    stack.add(flow.strips[i]);
  }
  CHECK(stack.height() == page.height);
  CHECK(stack.places().back().left == Length::points(110));
  for (const PagePlan& plan : pages) CHECK(used(flow, plan, page) <= page.height);
}

TEST_CASE("columns that go on on the next page are filled before it, and end alike on the last",
          "[plan]") {
  PageFlow flow = flow_of(25);
  const auto set = std::make_shared<const ColumnSet>(ColumnSet{2, Length::points(100), line});
  for (Strip& strip : flow.strips) strip.columns = set;
  const PageHeight page{line * 10, line};
  const auto pages = plan_pages(flow, page);
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].strips.end == 20);
  CHECK(used(flow, pages[1], page) == line * 3);
}

TEST_CASE("columns that stand together on one page still end on one height", "[plan]") {
  PageFlow flow = flow_of(6);
  const auto set = std::make_shared<const ColumnSet>(ColumnSet{2, Length::points(100), line});
  for (Strip& strip : flow.strips) {
    strip.columns = set;
    strip.break_cost = never;  // of a page
  }
  CHECK(used(flow, {{0, 6}, {}, {}}, {line * 10, line}) == line * 3);
  flow.strips[2].column_cost = never;  // within what keeps its lines together
  CHECK(used(flow, {{0, 6}, {}, {}}, {line * 10, line}) == line * 4);
}
