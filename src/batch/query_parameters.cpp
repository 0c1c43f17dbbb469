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

// Of a figure its number; what is neither one value nor there is empty.
Value single(const Value& value) {
  const value::Record* record = value.as_record();
  const Value* number = record == nullptr ? nullptr : record->find("value");
  if (number != nullptr && expr::is_figure(value)) return single(*number);
  return record == nullptr && value.as_list() == nullptr ? value : Value();
}

// A hole alone keeps its value's type.
Value value_of(const expr::Template& text, const expr::Scope& scope, base::Span place,
               base::Diagnostics& diagnostics) {
  const expr::Language language = expr::make_language("en");
  if (text.parts.size() == 1 && text.parts[0].expression)
    return single(expr::evaluate(*text.parts[0].expression, scope, language, diagnostics));
  return Value(expr::expand_name(text, scope, language, diagnostics), place);
}

}  // namespace

std::vector<ParameterText> parse_parameters(const spec::TableSource& table,
                                            base::Diagnostics& diagnostics) {
  std::vector<ParameterText> texts;
  for (std::size_t i = 0; i < table.parameters.size(); ++i) {
    const std::string* text = text_of(table.parameters[i]);
    if (text == nullptr) continue;
    auto parsed = expr::parse_template(*text, table.parameters[i].value.span(), diagnostics);
    if (parsed) texts.push_back({i, std::move(*parsed)});
  }
  return texts;
}

std::vector<spec::Located> names_in(const std::vector<ParameterText>& texts) {
  std::vector<spec::Located> names;
  for (const ParameterText& text : texts) {
    for (const auto& part : text.text.parts) {
      if (part.expression) add_names(part.expression->root(), names);
    }
  }
  return names;
}

void fill_parameters(spec::TableSource& table, const std::vector<ParameterText>& texts,
                     const expr::Scope& scope, base::Diagnostics& diagnostics) {
  for (const ParameterText& text : texts) {
    spec::QueryParameter& parameter = table.parameters[text.parameter];
    const base::Span place = parameter.value.span();
    const std::size_t errors = diagnostics.error_count();
    parameter.value = value_of(text.text, scope, place, diagnostics);
    if (parameter.value.is_null() && diagnostics.error_count() == errors) {
      diagnostics.error(place, "there is no value for the parameter ':" + parameter.name + "'",
                        "it is one text, number, date, true or false");
    }
  }
}

}  // namespace jianbao::batch
