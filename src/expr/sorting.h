#pragma once

#include <optional>
#include <string>
#include <vector>

#include "expr/language.h"
#include "value/value.h"

namespace jianbao::expr {

// The values that rows are sorted by, one a row.
struct SortColumn {
  std::vector<value::Value> values;
  bool descending = false;
};

// Two values of a column that have no order: a number and a text, figures that measure different
// things, 9% and 12%.
struct Unordered {
  value::Value one, other;
};

// "a number and a text have no order", for messages.
std::string no_order(const Unordered& unordered);

// Ranks that can be compared: rows alike in a column have the same one. Numbers are ordered as
// such, in one unit; dates, truths, and texts as the language's dictionaries have them. What is
// missing has none. Empty, with the pair, where there is no order.
using Ranks = std::vector<std::optional<std::size_t>>;
std::optional<Ranks> ranks_of(const std::vector<value::Value>& values, const Language& language,
                              Unordered& unordered);

// The places of the rows in their order, alike ones as they stand. What is missing comes last,
// whichever way the others go.
std::optional<std::vector<std::size_t>> sorted_places(const std::vector<SortColumn>& columns,
                                                      const Language& language,
                                                      Unordered& unordered);

}  // namespace jianbao::expr
