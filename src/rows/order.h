#pragma once

#include <optional>
#include <vector>

#include "expr/sorting.h"
#include "rows/world.h"
#include "spec/sort_keys.h"

namespace jianbao::rows {

// How rows follow one another by the fields that they are sorted by. What is missing comes last,
// whichever way the others go; rows that are alike stay as they stand.
class Ordering {
 public:
  // Empty, with the error said, where a field is none or its values have no order.
  static std::optional<Ordering> make(const Rows& rows, const std::vector<spec::SortKey>& keys,
                                      const World& world);

  bool empty() const { return columns_.empty(); }
  bool is_before(std::size_t a, std::size_t b) const;
  bool alike(std::size_t a, std::size_t b) const { return !is_before(a, b) && !is_before(b, a); }
  // Whether the row lacks what it is sorted by first.
  bool is_gap(std::size_t row) const { return !empty() && !columns_.front().ranks[row]; }
  void sort(std::vector<std::size_t>& places) const;

 private:
  struct Column {
    expr::Ranks ranks;
    bool descending = false;
  };
  std::vector<Column> columns_;
};

}  // namespace jianbao::rows
