#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "expr/dialect.h"
#include "expr/expression.h"
#include "expr/scope.h"
#include "expr/wording.h"

namespace jianbao::expr {

// Never throws: what is wrong is said at its place, in the data where they are at fault, and the
// value is then null. What is reckoned of missing data is missing.
value::Value evaluate(const Expression& expression, const Scope& scope, const Language& language,
                      base::Diagnostics& diagnostics, Dialect dialect = Dialect::layout);
// Whether a condition holds; what is neither true nor false is an error.
bool holds(const Expression& condition, const Scope& scope, const Language& language,
           base::Diagnostics& diagnostics, Dialect dialect = Dialect::layout);
}  // namespace jianbao::expr
