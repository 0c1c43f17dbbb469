#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expr/call.h"
#include "value/value.h"

namespace jianbao::expr {

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
