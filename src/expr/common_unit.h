#pragma once

#include <optional>
#include <string>
#include <utility>

#include "value/value.h"

namespace jianbao::expr {

// The unit of a figure as the tables have it; empty for anything else.
std::string unit_of(const value::Value& value);

// Two numbers in the unit of the first that has one: 1 亿元 and 5000 万元 are 1 and 0.5. What has
// no unit is taken in the other's. Empty where they measure different things, or one is no number.
std::optional<std::pair<value::Decimal, value::Decimal>> in_one_unit(const value::Value& a,
                                                                     const value::Value& b);

}  // namespace jianbao::expr
