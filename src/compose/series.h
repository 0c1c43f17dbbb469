#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "compose/column_looks.h"

namespace jianbao::compose {

// From its least number to its greatest.
struct Scale {
  value::Decimal least, greatest;

  // Where a number stands, in parts of `doc::scale_parts`; at an end where it is beyond it, and in
  // the middle of a scale that has no length, or too little of it to count.
  std::int32_t place(const value::Decimal& number) const;
  bool holds(const value::Decimal& number) const;
  bool empty() const { return compare(least, greatest) == 0; }
  void widen(const value::Decimal& number);
};

// The numbers of a sparkline, in their order.
struct Series {
  value::List values;
  std::vector<std::optional<value::Decimal>> numbers;  // of them; empty: missing
  std::optional<Scale> scale;                          // empty: there are none
};

// Of a row, which the names in scope are of. Empty, with an error said, where they are no numbers;
// without one where there is nothing at all.
std::optional<Series> read_series(Evaluation& evaluation, const SparklineLook& look,
                                  const std::string& language);

}  // namespace jianbao::compose
