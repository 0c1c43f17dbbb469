#include "layout/facing_columns.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "layout/merge.h"
#include "layout/stack.h"

namespace jianbao::layout {

namespace {

std::vector<PageSpan> column_sets(const std::vector<Strip>& strips) {
  std::vector<PageSpan> sets;
  for (std::size_t i = 0; i < strips.size(); ++i) {
    if (!strips[i].columns) continue;
    const bool goes_on = i > 0 && strips[i - 1].columns == strips[i].columns;
    if (!goes_on) sets.push_back({i, i});
    sets.back().end = i + 1;
  }
  return sets;
}

bool can_be_joined(const std::vector<Strip>& strips, PageSpan set, const doc::PageMaster& master) {
  Stack stack(master.baseline);
  for (std::size_t i = set.begin; i < set.end; ++i) {
    if (!strips[i].boxes.empty() || (i > set.begin && strips[i].break_before)) return false;
    stack.add(strips[i]);
  }
  return stack.height() <= master.area_height();
}

Strip joined(std::vector<Strip> strips, const doc::PageMaster& master) {
  Strip& first = strips.front();
  Strip edges;  // what depends on what stands above and below
  edges.on_grid = first.on_grid;
  edges.break_before = first.break_before;
  edges.opened = first.opened;
  edges.top_items = std::move(first.top_items);
  edges.first_items = std::move(first.first_items);
  edges.inner_items = std::move(first.inner_items);
  edges.inner_area_items = std::move(first.inner_area_items);
  edges.break_cost = strips.back().break_cost;
  for (Items* moved :
       {&first.top_items, &first.first_items, &first.inner_items, &first.inner_area_items}) {
    moved->clear();
  }
  Strip whole = merged(std::move(strips), master);
  edges.height = whole.height;
  edges.items = std::move(whole.items);
  edges.area_items = std::move(whole.area_items);
  edges.notes = std::move(whole.notes);
  edges.side_cards = std::move(whole.side_cards);
  edges.heading = whole.heading;
  edges.numbered = whole.numbered;
  edges.full_width = whole.full_width;
  edges.shows_signature = whole.shows_signature;
  return edges;
}

void join(DocumentFlow& made, const std::vector<PageSpan>& sets, const doc::PageMaster& master) {
  std::vector<Strip> strips;
  std::vector<std::size_t> at;  // where each strip came to stand
  auto set = sets.begin();
  std::vector<Strip>& old = made.flow.strips;
  for (std::size_t i = 0; i < old.size();) {
    if (set == sets.end() || i < set->begin) {
      at.push_back(strips.size());
      strips.push_back(std::move(old[i++]));
      continue;
    }
    std::vector<Strip> columns(
        std::make_move_iterator(old.begin() + static_cast<std::ptrdiff_t>(set->begin)),
        std::make_move_iterator(old.begin() + static_cast<std::ptrdiff_t>(set->end)));
    at.insert(at.end(), columns.size(), strips.size());
    strips.push_back(joined(std::move(columns), master));
    i = (set++)->end;
  }
  // What ends within a set ends with it.
  for (std::size_t& end : made.ends) end = end == 0 ? 0 : at[end - 1] + 1;
  for (Float& figure : made.flow.floats) {
    figure.anchor = figure.anchor < at.size() ? at[figure.anchor] : strips.size();
  }
  old = std::move(strips);
}

}  // namespace

void join_columns(DocumentFlow& left, DocumentFlow& right, const Masters& masters) {
  std::vector<PageSpan> left_sets = column_sets(left.flow.strips);
  std::vector<PageSpan> right_sets = column_sets(right.flow.strips);
  if (left_sets.size() != right_sets.size()) return;
  std::vector<PageSpan> left_joined, right_joined;
  for (std::size_t i = 0; i < left_sets.size(); ++i) {
    if (!can_be_joined(left.flow.strips, left_sets[i], masters.left) ||
        !can_be_joined(right.flow.strips, right_sets[i], masters.right)) {
      continue;
    }
    left_joined.push_back(left_sets[i]);
    right_joined.push_back(right_sets[i]);
  }
  join(left, left_joined, masters.left);
  join(right, right_joined, masters.right);
}

}  // namespace jianbao::layout
