#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "expr/language.h"
#include "value/value.h"

namespace jianbao::expr {

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

// Calls a function by name. Empty with a `problem` when its arguments don't fit, without one when
// there is no such function.
std::optional<value::Value> call_function(const std::string& name, const Call& call,
                                          Problem& problem);
std::vector<std::string_view> function_names();
// To how many decimals of the number a pattern of format() rounds; empty where it does not say.
std::optional<int> places_of_format(std::string_view pattern);
// "'f' takes 2 arguments, not 1"; empty when the count fits.
std::string count_problem(const std::string& name, std::size_t least, std::size_t most,
                          std::size_t given);

}  // namespace jianbao::expr
