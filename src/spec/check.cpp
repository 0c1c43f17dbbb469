#include "spec/check.h"

#include "spec/chart_spec.h"
#include "spec/form_check.h"

namespace jianbao::spec {

namespace {

using value::Value;

void check_chart(const Value& value, std::string_view name, base::Diagnostics& diagnostics) {
  if (value.as_record() != nullptr) return static_cast<void>(parse_chart(value, diagnostics));
  if (value.as_text() != nullptr) return;
  diagnostics.error(value.span(), "'" + std::string(name) +
                                      "' must be the path of a Vega-Lite spec, or the spec, not " +
                                      std::string(value.kind()));
}

void check_other(const Value& value, std::string_view name, const KeySpec& key,
                 base::Diagnostics& diagnostics) {
  if (key.type == Type::chart) return check_chart(value, name, diagnostics);
  if (key.type == Type::chart_config) return check_chart_config(value, diagnostics);
  parse_transforms(value, diagnostics);
}

}  // namespace

void check_map(const Value& value, const MapSpec& spec, base::Diagnostics& diagnostics) {
  check_form(value, spec, diagnostics, check_other);
}

void check_value(const Value& value, std::string_view name, const KeySpec& key,
                 base::Diagnostics& diagnostics) {
  check_form_value(value, name, key, diagnostics, check_other);
}

}  // namespace jianbao::spec
