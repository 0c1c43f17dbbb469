#include <algorithm>
#include <utility>

#include "layout/blocks.h"
#include "layout/page_break.h"
#include "layout/stack.h"

namespace jianbao::layout {

using base::Length;

namespace {

// The page with its text area on its side; parallel columns share the length of it.
doc::PageMaster on_its_side(const doc::PageMaster& master) {
  doc::PageMaster turned = master;
  turned.width = master.area_height();
  turned.baselines = static_cast<int>(master.width.units() / master.baseline.units());
  turned.side_column = turned.side_gutter = {};
  const auto count = static_cast<std::int64_t>(master.columns.size());
  const Length column = (turned.width - master.gutter * (count - 1)) / count;
  turned.columns.assign(master.columns.size(), column);
  return turned;
}

// What a page shows, from the top left corner of its area.
Items items_of(std::vector<Strip>& strips, PageSpan span, Length baseline) {
  Stack stack(baseline);
  for (std::size_t i = span.begin; i < span.end; ++i) stack.add(strips[i]);
  const std::vector<StripPlace> places = stack.places();
  Items all, beside;
  const auto put = [](Items& into, const Items& items, Length down) {
    for (page::Item item : items) {
      page::translate(item, {}, down);
      into.push_back(std::move(item));
    }
  };
  const auto take = [&](const Items& items, Length down) { put(all, items, down); };
  for (std::size_t i = span.begin; i < span.end; ++i) {
    Strip& strip = strips[i];
    const Length top = places[i - span.begin].top;
    if (i == span.begin && strip.repeat) {
      take(strip.repeat->items, {});
      take(strip.again_items, top);
    }
    take(strip.area_items, top);
    take(strip.items, top);
    put(beside, strip.other_columns, top);
    // A whole note is read in one language, then in the other.
    if (strip.goes_on && i + 1 < span.end) continue;
    take(std::exchange(beside, {}), {});
  }
  return all;
}

}  // namespace

// Headings that nothing stands below yet: they are not left alone at the foot of an upright page.
std::vector<const doc::Heading*> BlockMaker::take_headings_above() {
  const auto may_move = [](const Strip& strip) {
    return (strip.blank || strip.heading != nullptr) && strip.notes.empty() &&
           strip.side_cards.empty();
  };
  std::size_t first = strips_.size();
  while (first > 0 && may_move(strips_[first - 1])) --first;
  while (first < strips_.size() && strips_[first].heading == nullptr) ++first;
  std::vector<const doc::Heading*> headings;
  for (std::size_t i = first; i < strips_.size(); ++i) {
    if (strips_[i].heading != nullptr) headings.push_back(strips_[i].heading);
    if (strips_[i].break_before) opened_ = strips_[i].opened;
    for (const Items* items :
         {&strips_[i].items, &strips_[i].other_columns, &strips_[i].area_items})
      tagger_.leave_out(*items);
  }
  strips_.resize(first);
  for (OpenGroup& group : groups_) group.first = std::min(group.first, first);
  return headings;
}

// Each of its pages is a strip as high as the page.
void BlockMaker::set_landscape(const doc::Table& table) {
  const doc::PageMaster turned = on_its_side(master_);
  BlockMaker maker(turned, typesetter_, diagnostics_, tagger_);
  const std::vector<const doc::Heading*> headings = take_headings_above();
  for (const doc::Heading* heading : headings) maker(*heading);
  maker.set_whole_or_parted(table);
  PageFlow flow;
  flow.strips = maker.take();
  for (const PagePlan& plan : plan_pages(flow, {turned.area_height(), turned.baseline})) {
    break_next_ = true;
    Items items = items_of(flow.strips, plan.strips, turned.baseline);
    Strip& strip = add(master_.area_height());
    if (plan.strips.begin == 0 && !headings.empty()) strip.heading = headings.front();
    Items& area = ground(strip, true);
    for (page::Item& item : items) {
      if (!page::turn_left(item)) {
        diagnostics_.error({}, "a picture of pixels cannot stand in a landscape table");
        continue;
      }
      page::translate(item, {}, master_.area_height());
      area.push_back(std::move(item));
    }
  }
  break_next_ = true;
  flow_ = Flow::start;
}

}  // namespace jianbao::layout
