#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "value/value.h"

// What an expression takes of its document's budget.
namespace jianbao::expr {

// About how many bytes a text or list takes; nothing else grows.
std::uint64_t size_of(const value::Value& value);
// Of what a function makes of its arguments, at most; 0 for those that make numbers or short words.
std::uint64_t size_of_result(const std::string& name, const std::vector<value::Value>& arguments);
// Of a function that goes through lists, against those of expressions.
std::uint64_t steps_of_call(const std::vector<value::Value>& arguments);

}  // namespace jianbao::expr
