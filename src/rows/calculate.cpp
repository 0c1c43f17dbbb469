#include "rows/calculate.h"

#include "spec/located.h"

namespace jianbao::rows {

using value::Value;

Rows calculate(Rows rows, const Step& step) {
  const World& world = step.world();
  const Value& written = step.at("calculate");
  const spec::Located text = spec::located(written);
  const auto expression = expr::parse(text.text, text.span, world.diagnostics);
  const std::string name = step.text("as");
  const std::size_t errors = world.diagnostics.error_count();
  if (!expression || !step.affords(rows, 1, written.span())) return {};
  NewField field(name);
  for (Value& row : rows) {
    expr::Scope scope(world.names);
    scope.add("datum", &row);
    Value result =
        expr::evaluate(*expression, scope, world.language, world.diagnostics, world.dialect);
    if (world.diagnostics.error_count() > errors) return {};
    row = field.in(row, std::move(result));
  }
  return rows;
}

}  // namespace jianbao::rows
