#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "expr/language.h"
#include "value/value.h"

namespace jianbao::expr {

// A function that is called, with what it is given.
struct Call {
  const std::vector<value::Value>& arguments;
  const Language& language;
  base::Span use;
  base::Diagnostics& diagnostics;
};

// Why a call gives nothing.
struct Problem {
  std::string text;
  std::optional<std::size_t> argument = {};  // the one that is wrong
  std::string needed = {};                   // what it must be: "a number"
  std::optional<value::Value> datum = {};    // what of the data is wrong
  std::string hint = {};
  bool empty() const { return text.empty(); }
};

}  // namespace jianbao::expr
