#pragma once

#include <string_view>

#include "value/value.h"

namespace jianbao::expr {

// What a figure tells of its number, beside words about it.
bool is_number_of_figure(std::string_view key);

// Data without the numbers that its figures withhold, at any depth: what is suppressed or missing
// in prose must be neither drawn nor attached. Their keys and status stay.
value::Value without_withheld(const value::Value& data);

}  // namespace jianbao::expr
