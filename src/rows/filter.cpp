#include "rows/filter.h"

#include "rows/predicate.h"

namespace jianbao::rows {

using value::Value;

Rows filter(Rows rows, const Step& step) {
  const std::size_t errors = step.diagnostics().error_count();
  const Predicate test(step.at("filter"), rows, step.world());
  Rows kept;
  for (Value& row : rows) {
    if (step.diagnostics().error_count() > errors) return {};
    if (test.holds(row)) kept.push_back(std::move(row));
  }
  return kept;
}

}  // namespace jianbao::rows
