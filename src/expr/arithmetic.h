#pragma once

#include <optional>
#include <string_view>

#include "value/value.h"

namespace jianbao::expr {

// + - * / % on exact decimals. Empty when the result needs more than 18 digits before its point,
// or divides by zero.
std::optional<value::Decimal> calculate(std::string_view operation, const value::Decimal& a,
                                        const value::Decimal& b);

// Before, same or after: numbers, figures, dates and texts among themselves, and a text that says
// a number as that number; else empty.
std::optional<int> order(const value::Value& a, const value::Value& b);
// Whether both are the same; missing data are only the same as missing data. Empty for what cannot
// be compared, such as a number and a text that says none.
std::optional<bool> equal(const value::Value& a, const value::Value& b);

}  // namespace jianbao::expr
