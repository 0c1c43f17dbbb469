#include "read/sdmx_json_structure.h"

#include <algorithm>

namespace jianbao::read {

namespace {

using value::Value;

const Value* member(const Value* value, std::string_view key) {
  const auto* record = value == nullptr ? nullptr : value->as_record();
  return record == nullptr ? nullptr : record->find(key);
}

// Of the languages those of editions, which are Chinese and English.
Value name_of(const Value& code) {
  value::Record names;
  if (const Value* all = member(&code, "names"); all != nullptr && all->as_record() != nullptr) {
    for (const value::Field& field : all->as_record()->fields()) {
      const bool known = field.key.starts_with("zh") || field.key.starts_with("en");
      if (!known || field.value.as_text() == nullptr) continue;
      names.add(field.key, field.key_span,
                Value::plain_text(*field.value.as_text(), field.value.span()));
    }
    if (!names.empty()) return {std::move(names), all->span()};
  }
  const Value* name = member(&code, "name");
  if (name == nullptr || name->as_text() == nullptr) return {};
  return Value::plain_text(*name->as_text(), name->span());
}

// The codes of coded components have an id; the values of others are there by themselves.
SdmxComponent::Code parse_code(const Value& value) {
  for (const std::string_view key : {"id", "value"}) {
    const Value* found = member(&value, key);
    if (found != nullptr && !found->is_null()) return {scalar_text(*found), name_of(value)};
  }
  if (value.as_record() == nullptr) return {scalar_text(value), {}};
  return {"", name_of(value)};
}

class Parser {
 public:
  explicit Parser(base::Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  SdmxComponents components(const Value* of, std::string_view level) {
    const Value* list = member(of, level);
    if (list == nullptr && level == "dataSet") list = member(of, "dataset");
    SdmxComponents found;
    if (list == nullptr || list->as_list() == nullptr) return found;
    for (const Value& each : *list->as_list()) {
      const Value* id = member(&each, "id");
      if (id == nullptr || id->as_text() == nullptr || *id->as_text() == "names") {
        diagnostics_.error(each.span(), "a component of SDMX has an 'id'");
        continue;
      }
      SdmxComponent component{*id->as_text()};
      const Value* codes = member(&each, "values");
      if (codes != nullptr && codes->as_list() != nullptr) {
        for (const Value& code : *codes->as_list()) component.codes.push_back(parse_code(code));
      }
      found.push_back(std::move(component));
    }
    return found;
  }

 private:
  base::Diagnostics& diagnostics_;
};

}  // namespace

std::string scalar_text(const Value& value) {
  if (const auto* text = value.as_text()) return *text;
  if (const auto* day = value.as_date()) return day->to_string();
  if (const bool* truth = value.as_bool()) return *truth ? "true" : "false";
  return value.as_number() == nullptr ? std::string() : value.written();
}

SdmxCell SdmxComponent::cell_of(std::size_t index, base::Span span,
                                base::Diagnostics& diagnostics) const {
  if (index < codes.size()) return {id, codes[index].id, codes[index].name, span};
  base::Diagnostic wrong{base::Severity::error, span,
                         "'" + id + "' has no value " + std::to_string(index),
                         "it has " + std::to_string(codes.size()) + ", counted from 0"};
  wrong.fault = "index " + id;
  diagnostics.add(std::move(wrong));
  return {id, "", {}, span};
}

SdmxCell SdmxComponent::cell(const Value& said, base::Diagnostics& diagnostics) const {
  if (const auto* several = said.as_list()) {
    SdmxCell all{id, "", {}, said.span()};
    for (const Value& each : *several) {
      const SdmxCell one = cell(each, diagnostics);
      all.code += (all.code.empty() ? "" : ";") + one.code;
    }
    return all;
  }
  const auto* number = said.as_number();
  if (!codes.empty() && number != nullptr && number->scale() == 0 && !number->negative()) {
    return cell_of(static_cast<std::size_t>(number->coefficient()), said.span(), diagnostics);
  }
  if (said.as_record() == nullptr) return {id, scalar_text(said), {}, said.span()};
  // A text by language.
  value::Record texts;
  texts.add("names", said.span(), said);
  SdmxCell words{id, "", name_of(Value(std::move(texts), said.span())), said.span()};
  for (const value::Field& field : said.as_record()->fields()) {
    if (words.code.empty()) words.code = scalar_text(field.value);
  }
  return words;
}

std::optional<SdmxStructure> parse_sdmx_structure(const Value& structure,
                                                  base::Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.error_count();
  const Value* dimensions = member(&structure, "dimensions");
  const Value* attributes = member(&structure, "attributes");
  if (dimensions == nullptr) {
    diagnostics.error(structure.span(), "this structure has no 'dimensions'");
    return std::nullopt;
  }
  Parser parser(diagnostics);
  SdmxStructure parsed{parser.components(dimensions, "dataSet"),
                       parser.components(dimensions, "series"),
                       parser.components(dimensions, "observation"),
                       parser.components(attributes, "dataSet"),
                       parser.components(attributes, "dimensionGroup"),
                       parser.components(attributes, "series"),
                       parser.components(attributes, "observation"),
                       parser.components(member(&structure, "measures"), "observation")};
  if (parsed.measures.empty()) parsed.measures.push_back({"OBS_VALUE"});
  if (diagnostics.error_count() != errors) return std::nullopt;
  return parsed;
}

}  // namespace jianbao::read
