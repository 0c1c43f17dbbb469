#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rows/step.h"

namespace jianbao::rows {

// One entry of `aggregate`, `joinaggregate`, `window` or `pivot`.
struct Operation {
  std::string name;   // `average` is `mean`
  std::string field;  // empty: none
  std::string as;
  std::size_t param = 1;
  bool has_param = false;
  base::Span span;
};

// Those of a list that has been checked. Empty, with the errors said, where one lacks its field or
// names one that no row has.
std::optional<std::vector<Operation>> read_operations(const Rows& rows, const value::Value& list,
                                                      base::Diagnostics& diagnostics);

// What an operation makes of some rows: exact where decimals are; a figure where the field holds
// figures, in the unit of the first, whatever units the others have. What is missing is left out;
// of gaps alone the result is a gap. `span` is the place of the result. Empty, with the error said
// at the cell, where a value does not fit.
std::optional<value::Value> aggregate(const Operation& operation,
                                      const std::vector<const value::Value*>& members,
                                      base::Span span, base::Diagnostics& diagnostics);

// The error that a value does not fit an operation, at its cell.
void say_misfit(const Operation& operation, const value::Value& datum, bool is_no_number,
                base::Diagnostics& diagnostics);

Rows aggregate_groups(Rows rows, const Step& step);

}  // namespace jianbao::rows
