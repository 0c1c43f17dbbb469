#pragma once

#include <optional>
#include <string_view>

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

// A number, or the number of a figure that is not withheld.
std::optional<value::Decimal> number_of(const value::Value& value);
std::optional<value::Date> date_of(const value::Value& value);
// What a diagnostic calls it: "a number", "missing data", …
std::string_view kind_of(const value::Value& value);

// What stands under the name `year` prints without separators: 2020.
value::Value as_year(const value::Value& value);

}  // namespace jianbao::expr
