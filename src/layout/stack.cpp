#include "layout/stack.h"

#include <algorithm>

namespace jianbao::layout {

using base::Length;

void Stack::add(const Strip& strip) {
  const bool goes_on = !column_strips_.empty() && strip.columns == column_strips_.front()->columns;
  if (!goes_on) close_columns();
  if (strip.columns) {
    if (!goes_on) repeat_ = first_ && strip.repeat ? strip.repeat->height : Length{};
    column_strips_.push_back(&strip);
  } else {
    Length top = strip.on_grid ? snapped(bottom_, baseline_) : bottom_;
    if (first_ && strip.repeat) top = strip.repeat->height;
    places_.push_back({{}, top, false});
    bottom_ = top + strip.height;
  }
  first_ = false;
}

Length Stack::height() const { return column_strips_.empty() ? bottom_ : balanced().height; }

Length Stack::shortest() const { return column_strips_.empty() ? bottom_ : balanced().shortest; }

std::vector<StripPlace> Stack::places() const {
  std::vector<StripPlace> places = places_;
  if (column_strips_.empty()) return places;
  const Fill filled = balanced();
  places.insert(places.end(), filled.places.begin(), filled.places.end());
  return places;
}

void Stack::close_columns() {
  if (column_strips_.empty()) return;
  Fill filled = balanced();
  places_.insert(places_.end(), filled.places.begin(), filled.places.end());
  bottom_ = filled.height;
  column_strips_.clear();
}

// Strips from the top of each column, none of them lower than `height`; false when they need more.
bool Stack::fill(Length height, Fill& filled) const {
  const ColumnSet& set = *column_strips_.front()->columns;
  const bool on_grid = column_strips_.front()->on_grid;
  const Length top = on_grid ? snapped(bottom_, baseline_) : bottom_;
  filled = {{}, top, {}};
  std::size_t next = 0;
  for (int column = 0; column < set.count; ++column) {
    const Length left = (set.width + set.gutter) * column;
    while (column > 0 && next < column_strips_.size() && column_strips_[next]->blank) {
      filled.places.push_back({left, top, false});
      ++next;
    }
    const std::vector<Length> tops = column_from(next, height);
    Length end = top;
    for (const Length& at : tops) {
      const bool heads = column > 0 && &at == &tops.front();
      filled.places.push_back({left, top + at, heads});
      end = top + at + column_strips_[next++]->height;
    }
    filled.height = std::max(filled.height, end);
    filled.shortest = column == 0 ? end : std::min(filled.shortest, end);
  }
  return next == column_strips_.size();
}

// As many strips as fit, back to where a column may end: where each stands.
std::vector<Length> Stack::column_from(std::size_t first, Length height) const {
  std::vector<Length> tops;
  Length bottom = repeat_;
  if (first > 0 && first < column_strips_.size()) {
    const auto& repeat = column_strips_[first]->repeat;
    bottom = repeat ? repeat->height : Length{};
  }
  std::size_t legal = 0;
  for (std::size_t i = first; i < column_strips_.size(); ++i) {
    const Strip& strip = *column_strips_[i];
    const Length at = strip.on_grid ? snapped(bottom, baseline_) : bottom;
    if (at + strip.height > height) {
      tops.resize(legal);
      break;
    }
    tops.push_back(at);
    bottom = at + strip.height;
    if (strip.column_cost < never) legal = tops.size();
  }
  return tops;
}

// The lowest columns that hold all (CLREQ 4.2.4).
Stack::Fill Stack::balanced() const {
  Length total = repeat_, tallest = repeat_ + column_strips_.front()->height;
  for (const Strip* strip : column_strips_) {
    total += strip->height;
    tallest = std::max(tallest, strip->height);
  }
  const int count = column_strips_.front()->columns->count;
  Fill filled;
  Length height = std::max(tallest, snapped(total / count, baseline_));
  while (!fill(height, filled) && height <= total + baseline_) height += baseline_;
  return filled;
}

}  // namespace jianbao::layout
