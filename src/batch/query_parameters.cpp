#include "batch/query_parameters.h"

#include <algorithm>

#include "expr/expr.h"

namespace jianbao::batch {

namespace {

using value::Value;

// Empty where the parameter is no text, or comes from the environment.
const std::string* text_of(const spec::QueryParameter& parameter) {
  return parameter.environment.text.empty() ? parameter.value.as_text() : nullptr;
}

void add_names(const expr::Node& node, std::vector<spec::Located>& names) {
  if (node.kind == expr::Node::Kind::name) {
    const bool known = std::any_of(names.begin(), names.end(),
                                   [&](const auto& each) { return each.text == node.word; });
    if (!known) names.push_back({node.word, node.span});
  }
  for (const auto& child : node.children) add_names(*child, names);
}

bool has_holes(const expr::Template& text) {
  return std::any_of(text.parts.begin(), text.parts.end(),
                     [](const auto& part) { return part.expression.has_value(); });
}

// Of a figure its number; what is neither one value nor there is empty.
Value single(const Value& value) {
  const value::Record* record = value.as_record();
  const Value* number = record == nullptr ? nullptr : record->find("value");
  if (number != nullptr && expr::is_figure(value)) return single(*number);
  return record == nullptr && value.as_list() == nullptr ? value : Value();
}

Value value_of(const expr::Template& text, const expr::Scope& scope,
               base::Diagnostics& diagnostics) {
  const expr::Language language = expr::make_language("en");
  if (text.parts.size() == 1)
    return single(expr::evaluate(*text.parts[0].expression, scope, language, diagnostics));
  return Value(expr::expand_name(text, scope, language, diagnostics), {});
}

}  // namespace

std::vector<spec::Located> names_in_parameters(const spec::TableSource& table,
                                               base::Diagnostics& diagnostics) {
  std::vector<spec::Located> names;
  for (const spec::QueryParameter& parameter : table.parameters) {
    const std::string* text = text_of(parameter);
    if (text == nullptr) continue;
    const auto parsed = expr::parse_template(*text, parameter.value.span(), diagnostics);
    if (!parsed) continue;
    for (const auto& part : parsed->parts) {
      if (part.expression) add_names(part.expression->root(), names);
    }
  }
  return names;
}

void fill_parameters(spec::TableSource& table, const expr::Scope& scope,
                     base::Diagnostics& diagnostics) {
  for (spec::QueryParameter& parameter : table.parameters) {
    const std::string* text = text_of(parameter);
    if (text == nullptr) continue;
    base::Diagnostics said_before;
    const auto parsed = expr::parse_template(*text, parameter.value.span(), said_before);
    if (!parsed) continue;
    const base::Span place = parameter.value.span();
    const std::size_t errors = diagnostics.error_count();
    Value value = has_holes(*parsed)
                      ? value_of(*parsed, scope, diagnostics)
                      : Value(parsed->parts.empty() ? "" : parsed->parts[0].literal, place);
    if (value.is_null() && diagnostics.error_count() == errors) {
      diagnostics.error(place, "there is no value for the parameter ':" + parameter.name + "'",
                        "it is one text, number, date, true or false");
    }
    parameter.value = std::move(value);
  }
}

}  // namespace jianbao::batch
