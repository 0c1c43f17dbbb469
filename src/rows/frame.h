#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "rows/order.h"
#include "rows/step.h"

namespace jianbao::rows {

// The rows of one group in their order, as a window sees them.
struct Sequence {
  std::vector<std::size_t> places;  // of its rows
  std::vector<std::size_t> peers;   // by the row's number: which of the rows sort alike, from 0 up
  std::vector<bool> gaps;           // whether a row lacks what it is sorted by
};
Sequence sequence_of(std::vector<std::size_t> members, const Ordering& ordering);

// Which rows around one count: so many before and behind, all where there is no number.
struct Frame {
  std::optional<std::int64_t> first, last = 0;  // against the row; -2 is two before
  bool ignores_peers = false;

  // From the frame's first row to behind its last; those that sort alike come in together. May be
  // empty.
  std::pair<std::size_t, std::size_t> around(std::size_t row, const Sequence& sequence) const;
};
Frame read_frame(const Step& step, Frame usual);

}  // namespace jianbao::rows
