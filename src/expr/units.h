#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "expr/measured.h"

namespace jianbao::expr {

// Units are Chinese names, ISO 4217 codes, SI symbols or the project's own; 万 and 亿 may stand
// before any.
Measured word_measure(const value::Decimal& number, std::string_view unit,
                      const Language& language);

// Whether the language has no word for the unit, so that it prints the number alone: a counter in
// English, which its sentence names.
bool is_nameless(std::string_view unit, const Language& language);

// The number in another unit, exactly: 70000 万元 in 亿元 is 7. What is merely counted (个, 家, 人)
// converts to any other count. Empty where the units measure different things.
std::optional<value::Decimal> convert(const value::Decimal& number, std::string_view from,
                                      std::string_view to);

}  // namespace jianbao::expr
