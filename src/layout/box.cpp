#include "layout/box.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "layout/merge.h"

namespace jianbao::layout {

using base::Length;

namespace {

void shift(Items& items, base::Point by) {
  for (page::Item& item : items) page::translate(item, by.x, by.y);
}

void append(Items& items, Items& more) {
  std::move(more.begin(), more.end(), std::back_inserter(items));
  more.clear();
}

// Strips of what a box holds → strips of what the box stands in.
class Enclosure {
 public:
  Enclosure(const doc::Box& box, Length width, bool vertical)
      : box_(box),
        width_(width),
        in_(vertical ? base::Point{{}, box.padding} : base::Point{box.padding, {}}) {}

  std::vector<Strip> enclose(std::vector<Strip> strips, Length baseline) {
    trim(strips);
    if (strips.empty()) return strips;
    // The frame is the rule above what comes first.
    strips.front().inner_items.clear();
    strips.front().inner_area_items.clear();
    close_gaps(strips, baseline);
    for (Strip& strip : strips) place(strip);
    std::vector<Strip> all{padding(true)};
    all.front().break_before = std::exchange(strips.front().break_before, false);
    all.front().opened = std::exchange(strips.front().opened, {});
    strips.back().break_cost = never;
    std::move(strips.begin(), strips.end(), std::back_inserter(all));
    all.push_back(padding(false));
    return all;
  }

 private:
  // Space at the start and the end is the padding.
  static void trim(std::vector<Strip>& strips) {
    while (!strips.empty() && strips.back().blank) strips.pop_back();
    const auto shown =
        std::find_if(strips.begin(), strips.end(), [](const Strip& strip) { return !strip.blank; });
    const bool breaks =
        std::any_of(strips.begin(), shown, [](const Strip& s) { return s.break_before; });
    strips.erase(strips.begin(), shown);
    if (breaks && !strips.empty()) strips.front().break_before = true;
  }

  // In a box lines keep their distances, but not the page's grid, so that the padding can be as it
  // was asked for and no white is left between strips.
  static void close_gaps(std::vector<Strip>& strips, Length baseline) {
    Length bottom;
    for (std::size_t i = 0; i < strips.size(); ++i) {
      if (i > 0 && strips[i].on_grid) {
        const Length gap = snapped(bottom, baseline) - bottom;
        strips[i - 1].height += gap;
        bottom += gap;
      }
      strips[i].on_grid = false;
      bottom += strips[i].height;
    }
  }

  void place(Strip& strip) {
    for (Items* items : {&strip.items, &strip.other_columns, &strip.area_items, &strip.first_items,
                         &strip.inner_items, &strip.inner_area_items}) {
      shift(*items, in_);
    }
    strip.top_items.clear();  // a rule at the page's top is not the box's
    append(strip.area_items, strip.items);
    append(strip.inner_area_items, strip.inner_items);
    if (!box_.full_width) {
      strip.items = std::exchange(strip.area_items, {});
      strip.inner_items = std::exchange(strip.inner_area_items, {});
    }
    strip.full_width = box_.full_width;
    strip.repeat = repeated_.of(strip.repeat, [&](Repeated& repeat) {
      shift(repeat.items, in_);
      repeat.full_width = box_.full_width;
    });
    for (BoxGround& ground : strip.boxes) ground.left += box_.padding;
    strip.boxes.insert(strip.boxes.begin(), ground());
    strip.boxes.front().around_columns = strip.columns != nullptr;
  }

  BoxGround ground() const { return {&box_, {}, width_}; }

  Strip padding(bool first) const {
    Strip strip;
    strip.height = box_.padding;
    strip.on_grid = first;
    strip.full_width = box_.full_width;
    strip.boxes = {ground()};
    if (first) strip.break_cost = never;
    return strip;
  }

  const doc::Box& box_;
  Length width_;
  base::Point in_;  // by which what it holds is set in along the lines
  RepeatedCopies repeated_;
};

}  // namespace

StripMaker::StripMaker(const doc::PageMaster& master, text::Typesetter& typesetter,
                       base::Diagnostics& diagnostics, Tagger& tagger,
                       std::vector<BlockMaker::Entry> entries)
    : typesetter_(typesetter),
      diagnostics_(diagnostics),
      tagger_(tagger),
      entries_(std::move(entries)) {
  add(master);
}

BlockMaker& StripMaker::add(const doc::PageMaster& master) {
  masters_.push_back(master);
  BlockMaker& maker = makers_.emplace_back(masters_.back(), typesetter_, diagnostics_, tagger_);
  maker.set_entries(entries_);
  return maker;
}

void StripMaker::add_block(const doc::Block& block) {
  BlockMaker& maker = makers_.back();
  const std::size_t first = maker.count(), open = makers_.size();
  if (masters_.back().vertical && BlockMaker::stands_upright(block)) {
    maker.island(block);
    maker.mark_block(first);
  } else {
    std::visit(*this, block);
  }
  // What a box holds has been looked at before.
  if (open == makers_.size()) makers_.back().fit_strips(first, block);
}

void StripMaker::operator()(const doc::Box& box) {
  doc::PageMaster inner = masters_.back();
  const Length both = box.padding * 2;
  inner.width = makers_.back().ground_width(box.full_width) - both;
  if (box.full_width && (inner.columns.size() == 1 || inner.stacked)) {
    for (Length& column : inner.columns) column = inner.width + both;
  }
  if (inner.stacked) {
    for (Length& column : inner.columns) column -= both;
  } else {
    inner.columns.front() -= box.padding;
    inner.columns.back() -= box.padding;
  }
  inner.baselines -=
      static_cast<int>(snapped(both, inner.baseline).units() / inner.baseline.units());
  constexpr Length least = Length::points(36);
  if (std::min(inner.columns.front(), inner.columns.back()) < least || inner.baselines < 1) {
    diagnostics_.error(box.span, "the padding leaves this box no room for text");
    inner = masters_.back();
  }
  open_.push_back({&box, tagger_.depth()});
  tagger_.open(page::Role::division);
  add(inner);
}

void StripMaker::operator()(const doc::BoxEnd&) {
  const doc::Box& box = *open_.back().box;
  tagger_.close_to(open_.back().depth);
  open_.pop_back();
  BlockMaker inner = std::move(makers_.back());
  makers_.pop_back();
  BlockMaker& outer = makers_.back();
  outer.add_box(Enclosure(box, outer.ground_width(box.full_width), masters_.back().vertical)
                    .enclose(inner.take(), masters_.back().baseline),
                inner.take_floats());
  masters_.pop_back();
}

bool StripMaker::in_margin() const {
  return std::any_of(groups_.begin(), groups_.end(), [](const auto* group) { return group; });
}

// Editions without a side column have what belongs there in the text; nothing floats out of it.
void StripMaker::operator()(const doc::Group& group) {
  const doc::PageMaster& page = masters_.front();
  const bool aside = group.place == doc::Group::Place::margin && page.side_column > Length{};
  doc::Group within = group;
  if (aside || in_margin()) within.place = doc::Group::Place::flow;
  if (aside && !in_margin()) {
    doc::PageMaster inner = page;
    inner.width = page.side_column;
    inner.columns.assign(page.columns.size(), page.side_column);
    inner.side_column = inner.side_gutter = {};
    add(inner);
    groups_.push_back(&group);
  } else {
    groups_.push_back(nullptr);
  }
  makers_.back()(within);
}

void StripMaker::operator()(const doc::GroupEnd& end) {
  makers_.back()(end);
  const doc::Group* group = groups_.back();
  groups_.pop_back();
  if (group == nullptr) return;
  std::vector<Strip> strips = makers_.back().take();
  makers_.pop_back();
  masters_.pop_back();
  makers_.back().add_side_card(merged(std::move(strips), masters_.back()), group->span);
}

// Columns within columns, or beside another language, have the width that there is.
void StripMaker::operator()(const doc::Columns& columns) {
  const doc::PageMaster& master = masters_.back();
  const bool within = std::any_of(sets_.begin(), sets_.end(), [](const auto& set) { return set; });
  if (master.columns.size() > 1 || within || columns.count < 2) return sets_.push_back(nullptr);
  ColumnSet set;
  set.count = columns.count;
  set.gutter = columns.gutter;
  set.width = (master.columns.front() - columns.gutter * (columns.count - 1)) / columns.count;
  doc::PageMaster inner = master;
  inner.width = inner.columns.front() = set.width;
  inner.side_column = {};
  sets_.push_back(std::make_shared<const ColumnSet>(set));
  add(inner);
}

void StripMaker::operator()(const doc::ColumnsEnd&) {
  const std::shared_ptr<const ColumnSet> set = sets_.back();
  sets_.pop_back();
  if (!set) return;
  BlockMaker inner = std::move(makers_.back());
  makers_.pop_back();
  masters_.pop_back();
  const bool starts_with_figure = inner.starts_with_figure();
  std::vector<Strip> strips = inner.take();
  while (!strips.empty() && strips.back().blank) strips.pop_back();
  // Space above the first of what they hold is above all of them.
  const auto shown =
      std::find_if(strips.begin(), strips.end(), [](const Strip& strip) { return !strip.blank; });
  for (auto strip = shown; strip != strips.end(); ++strip) strip->columns = set;
  RepeatedCopies repeated;
  for (Strip& strip : strips) {
    strip.column_cost = strip.break_cost;
    // The measure is all that there is.
    strip.repeat = repeated.of(strip.repeat, [](Repeated& repeat) { repeat.full_width = false; });
    append(strip.items, strip.area_items);
    append(strip.inner_items, strip.inner_area_items);
    strip.top_items.clear();
  }
  makers_.back().add_flow(std::move(strips), inner.take_floats(), starts_with_figure);
}

void BlockMaker::add_flow(std::vector<Strip> strips, std::vector<Float> floats,
                          bool starts_with_figure) {
  if (strips.empty()) return;
  // A figure that the first column starts with has its rule in the blank line above.
  const bool apart = strips.front().blank || !starts_with_figure;
  if (flow_ == Flow::figure || (!apart && flow_ != Flow::start && flow_ != Flow::space)) {
    blank_lines(1);
  }
  if (break_next_) {
    strips.front().break_before = true;
    strips.front().opened = std::exchange(opened_, {});
  }
  hand_over(strips.front());
  break_next_ = false;
  // What is kept with the next is kept with it across the blank line.
  const bool kept = !strips_.empty() && strips_.back().break_cost >= never;
  for (auto strip = strips.begin(); kept && strip != strips.end() && strip->blank; ++strip) {
    strip->break_cost = never;
  }
  for (Float& figure : floats) {
    figure.anchor += strips_.size();
    floats_.push_back(std::move(figure));
  }
  const std::size_t first = strips_.size();
  std::move(strips.begin(), strips.end(), std::back_inserter(strips_));
  mark_block(first);
  flow_ = Flow::text;
}

// What floats in a box leaves it: the box's padding comes first, then what the float is anchored
// to.
void BlockMaker::add_box(std::vector<Strip> strips, std::vector<Float> floats) {
  if (!strips.empty()) {
    start_figure();
    if (break_next_) {
      strips.front().break_before = true;
      strips.front().opened = std::exchange(opened_, {});
    }
    hand_over(strips.front());
    break_next_ = false;
  }
  for (Float& figure : floats) {
    figure.anchor = strips_.size() + std::min(figure.anchor + 1, strips.size());
    floats_.push_back(std::move(figure));
  }
  const std::size_t first = strips_.size();
  std::move(strips.begin(), strips.end(), std::back_inserter(strips_));
  mark_block(first);
  ground_end_ = strips_.size();
}

}  // namespace jianbao::layout
