#pragma once

#include <optional>
#include <string_view>

#include "value/value.h"

namespace jianbao::expr {

// + - * / % on exact decimals. Empty when the result needs more than 18 digits before its point,
// or divides by zero.
std::optional<value::Decimal> calculate(std::string_view operation, const value::Decimal& a,
                                        const value::Decimal& b);

// Before, same or after: numbers, figures, dates and texts among themselves; else empty.
std::optional<int> order(const value::Value& a, const value::Value& b);
bool equal(const value::Value& a, const value::Value& b);

}  // namespace jianbao::expr
