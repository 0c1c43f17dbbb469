#include "batch/name_clashes.h"

#include "expr/expr.h"

namespace jianbao::batch {

namespace {

using Sources = std::map<std::string, value::Value>;

// The figures of the data, or of the source that it names.
const value::Record* figures_of(const value::Record& data, const Sources& sources) {
  const value::Value* figures = data.find("figures");
  if (figures == nullptr) return nullptr;
  if (const auto* name = figures->as_text()) {
    const auto found = sources.find(*name);
    return found == sources.end() ? nullptr : found->second.as_record();
  }
  return figures->as_record();
}

void say(const value::Field& field, base::Severity severity, const std::string& what,
         base::Diagnostics& diagnostics) {
  base::Diagnostic clash{severity, field.key_span, what + " '" + field.key + "'",
                         "one hides the other: give one of them another name"};
  clash.fault = "name " + field.key;
  diagnostics.add(std::move(clash));
}

}  // namespace

void check_names(const value::Value& data, const Sources& sources, base::Diagnostics& diagnostics) {
  const auto* record = data.as_record();
  if (record == nullptr) return;
  for (const value::Field& field : record->fields()) {
    if (sources.count(field.key) == 0) continue;
    const bool figure = expr::is_figure(field.value);
    say(field, figure ? base::Severity::error : base::Severity::warning,
        figure ? "a figure and a source are both called" : "a field and a source are both called",
        diagnostics);
  }
  const auto* figures = figures_of(*record, sources);
  if (figures == nullptr) return;
  for (const value::Field& figure : figures->fields()) {
    if (sources.count(figure.key) > 0) {
      say(figure, base::Severity::error, "a figure and a source are both called", diagnostics);
    } else if (record->find(figure.key) != nullptr) {
      say(figure, base::Severity::error, "a figure and a field are both called", diagnostics);
    }
  }
}

}  // namespace jianbao::batch
