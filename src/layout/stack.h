#pragma once

#include <vector>

#include "layout/strip.h"

namespace jianbao::layout {

// Where a strip stands, from the page's first strip and the measure's left edge.
struct StripPlace {
  base::Length left, top;
  bool heads_column = false;  // of a set's columns on this page, behind the first
};

// Strips one below the other, as on a page; those of a set of columns fill its columns.
class Stack {
 public:
  explicit Stack(base::Length baseline) : baseline_(baseline) {}

  void add(const Strip& strip);
  base::Length height() const;
  // Of its columns, if it ends with some, the one that ends first.
  base::Length shortest() const;
  // Of all strips so far.
  std::vector<StripPlace> places() const;

 private:
  // Where the columns of the open set end, each as far down as `height` allows; empty: too low.
  struct Fill {
    std::vector<StripPlace> places;
    base::Length height, shortest;
  };
  Fill balanced() const;
  bool fill(base::Length height, Fill& fill) const;
  std::vector<base::Length> column_from(std::size_t first, base::Length height) const;
  void close_columns();

  base::Length baseline_;
  base::Length bottom_;                      // of what stands above the open set
  std::vector<StripPlace> places_;           // the same
  std::vector<const Strip*> column_strips_;  // of the open set
  base::Length repeat_;                      // above the open set's first column, on a new page
  bool first_ = true;
};

}  // namespace jianbao::layout
