#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "expr/expression.h"
#include "expr/scope.h"
#include "expr/wording.h"

namespace jianbao::expr {

// In a layout a text is no condition, since 否 would be true; Vega's expressions take any text but
// the empty one for true, and join a text with a number.
enum class Dialect { layout, vega };

// Never throws: what is wrong is said at its place, in the data where they are at fault, and the
// value is then null. What is reckoned of missing data is missing.
value::Value evaluate(const Expression& expression, const Scope& scope, const Language& language,
                      base::Diagnostics& diagnostics, Dialect dialect = Dialect::layout);
// Whether a condition holds; what is neither true nor false is an error.
bool holds(const Expression& condition, const Scope& scope, const Language& language,
           base::Diagnostics& diagnostics);
// As Vega has it: all but nothing, false, 0 and what is empty.
bool truthy(const value::Value& value);

}  // namespace jianbao::expr
