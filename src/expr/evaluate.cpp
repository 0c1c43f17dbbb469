#include "expr/evaluate.h"

#include "expr/evaluator.h"

namespace jianbao::expr {

using value::Value;

Value evaluate(const Expression& expression, const Scope& scope, const Language& language,
               base::Diagnostics& diagnostics, Dialect dialect) {
  return Evaluator(scope, language, diagnostics, dialect).run(expression.root());
}

bool holds(const Expression& condition, const Scope& scope, const Language& language,
           base::Diagnostics& diagnostics, Dialect dialect) {
  return Evaluator(scope, language, diagnostics, dialect).holds(condition.root());
}

}  // namespace jianbao::expr
