#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "expr/wording.h"

namespace jianbao::expr {

// The members of a figure that are worked out: growth, rank and year (numbers that print in words),
// number, unit and unit-name (as they are printed), sign and qualified (what `about` adds), name
// (in the language), value (nothing, when the figure is withheld).
bool is_computed_member(std::string_view key);
// Empty when the figure's own field is meant after all, or there is none.
std::optional<value::Value> computed_member(const value::Value& figure, std::string_view key,
                                            const Language& language,
                                            base::Diagnostics& diagnostics);

// A number, the number of a figure that is not withheld, or that of a text which says one and
// nothing else ("30.5", but not "0573").
std::optional<value::Decimal> number_of(const value::Value& value);
// Whether there is nothing to show: no value, or a figure that is withheld.
bool is_missing(const value::Value& value);
// What missing data give when something is reckoned of them: suppressed where one of them is.
value::Value missing_of(const std::vector<value::Value>& values, base::Span use);
// What it says as a condition; empty for what is no condition: texts but TRUE and FALSE, in any
// case.
std::optional<bool> truth_of(const value::Value& value);
std::optional<value::Date> date_of(const value::Value& value);
// What a diagnostic calls it: "a number", "missing data", …
std::string_view kind_of(const value::Value& value);

// What stands under the name `year` prints without separators: 2020.
value::Value as_year(const value::Value& value);

}  // namespace jianbao::expr
