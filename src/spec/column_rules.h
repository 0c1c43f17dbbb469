#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "spec/located.h"
#include "value/decimal.h"

namespace jianbao::spec {

// What a schema asks of each cell of a column (Table Schema's constraints, JSON Schema's keywords).
struct ColumnRules {
  bool required = false;  // no gaps
  bool unique = false;    // no two cells alike
  bool integer = false;   // whole numbers
  std::optional<value::Decimal> minimum = {}, maximum = {};
  bool above = false, below = false;                               // and not these themselves
  std::optional<std::size_t> least_length = {}, most_length = {};  // in characters
  std::vector<std::string> one_of = {};
  Located pattern = {};  // a regular expression for the whole cell

  bool any() const {
    return required || unique || integer || minimum || maximum || least_length || most_length ||
           !one_of.empty() || !pattern.text.empty();
  }
};

}  // namespace jianbao::spec
