#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expr/wording.h"

namespace jianbao::expr {

// A number, or the number of a figure.
std::optional<value::Decimal> number_of(const value::Value& value);

// Calls a function by name. Empty with a `problem` when its arguments don't fit, without one when
// there is no such function.
std::optional<value::Value> call_function(const std::string& name,
                                          const std::vector<value::Value>& arguments,
                                          const Language& language, std::string& problem);
std::vector<std::string_view> function_names();

}  // namespace jianbao::expr
