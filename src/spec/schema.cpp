#include "spec/schema.h"

#include <nlohmann/json.hpp>

#include "spec/fits.h"
#include "spec/transform_vocabulary.h"
#include "spec/vocabulary.h"

namespace jianbao::spec {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* number_pattern = "([0-9]+(\\.[0-9]*)?|\\.[0-9]+)";
constexpr const char* language_pattern = "(zh|en)(-[A-Za-z0-9]+)*";

Json reference(const char* definition) { return {{"$ref", std::string("#/$defs/") + definition}}; }

Json texts_matching(const std::string& pattern) {
  return {{"type", "string"}, {"pattern", pattern}};
}

Json map_schema(const MapSpec& spec);

// Each kind of transform has a form of its own.
Json transforms_schema() {
  Json kinds = Json::array();
  for (const TransformKind& kind : transform_kinds()) {
    Json form{{"description", std::string(kind.description)}};
    form.update(map_schema(kind.options));
    kinds.push_back(std::move(form));
  }
  return {{"type", "array"}, {"items", {{"anyOf", kinds}}}};
}

// One field or several.
Json sort_schema() {
  const Json one{{"anyOf", {{{"type", {"string", "integer"}}}, map_schema(sort_key_keys())}}};
  return {{"anyOf", {one, {{"type", "array"}, {"items", one}}}}};
}

// "|auto"
std::string alternatives(const KeySpec& key) {
  std::string words;
  for (const std::string_view word : key.choices) words += "|" + std::string(word);
  return words;
}

Json one_of_map(const MapSpec& spec) {
  Json schema = map_schema(spec);
  schema["minProperties"] = schema["maxProperties"] = 1;
  return schema;
}

// {env: NAME}, {file: PATH} or {file: PATH, key: NAME}.
Json secret_schema(const MapSpec& spec) {
  Json schema = map_schema(spec);
  schema["oneOf"] = {{{"required", {"env"}}, {"maxProperties", 1}}, {{"required", {"file"}}}};
  return schema;
}

Json type_schema(const KeySpec& key) {
  const std::string number = number_pattern;
  const std::string language = language_pattern;
  switch (key.type) {
    case Type::text_or_number:
      return {{"type", {"string", "number"}}};
    case Type::text:
    case Type::path:
    case Type::color_name:
    case Type::names:
      return {{"type", "string"}};
    case Type::words:
      return reference("words");
    case Type::expression:
    case Type::condition:
      return {{"type", {"string", "number", "boolean"}}};
    case Type::loop:
      return texts_matching("^[^\\s.,()]+(, *[^\\s.,()]+)? in .+$");
    case Type::integer:
      return {{"type", "integer"}, {"minimum", key.least}, {"maximum", key.most}};
    case Type::boolean:
      return {{"type", "boolean"}};
    case Type::length:
      return texts_matching("^(" + number + "(pt|mm|cm|in|px)" + alternatives(key) + ")$");
    case Type::relative_length:
      return texts_matching("^(-?" + number + "(pt|mm|cm|in|px|em)" + alternatives(key) + ")$");
    case Type::number:
      return {{"type", "number"}, {"minimum", key.least}, {"maximum", key.most}};
    case Type::color:
      return texts_matching("^#[0-9A-Fa-f]{6}$");
    case Type::date:
      return {{"type", "string"}, {"format", "date"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
    case Type::edition:
      return texts_matching("^" + language + "(\\+" + language + ")?$");
    case Type::choice:
      return {{"enum", key.choices}};
    case Type::choice_or_map:
      return {{"anyOf", {{{"enum", key.choices}}, map_schema(*key.inner)}}};
    case Type::words_or_map:
      return {{"anyOf", {reference("words"), map_schema(*key.inner)}}};
    case Type::path_or_map:
    case Type::name_or_map:
      return {{"anyOf", {{{"type", "string"}}, map_schema(*key.inner)}}};
    case Type::color_or_ink:
      return {{"anyOf", {texts_matching("^#[0-9A-Fa-f]{6}$"), map_schema(*key.inner)}}};
    case Type::boolean_or_map:
      return {{"anyOf", {{{"type", "boolean"}}, map_schema(*key.inner)}}};
    case Type::map_or_expression:
      return {{"anyOf", {map_schema(*key.inner), {{"type", "string"}}}}};
    case Type::map:
      return map_schema(*key.inner);
    case Type::chart:
      return {{"type", {"string", "object"}}};
    case Type::chart_config:
      return {{"type", "object"}};
    case Type::secret:
      return secret_schema(*key.inner);
    case Type::connection:
      return one_of_map(*key.inner);
    case Type::scalar_or_map:
      return {{"anyOf", {{{"type", {"string", "number", "boolean"}}}, map_schema(*key.inner)}}};
    case Type::blocks:
      return {{"type", "array"}, {"items", reference("block")}};
    case Type::any:
      return Json::object();
    case Type::transforms:
      return transforms_schema();
    case Type::predicate:
      return {{"anyOf",
               {{{"type", {"string", "boolean"}}},
                {{"type", "object"}, {"propertyNames", {{"enum", predicate_keys().names()}}}}}}};
    case Type::sort:
      return sort_schema();
    case Type::frame:
      return {{"type", "array"},
              {"items", {{"type", {"integer", "null"}}}},
              {"minItems", 2},
              {"maxItems", 2}};
  }
  return true;
}

Json value_schema(const KeySpec& key) {
  const Json one = type_schema(key);
  const Json list{{"type", "array"}, {"items", one}};
  switch (key.count) {
    case Count::one:
      return one;
    case Count::list:
      return list;
    case Count::one_or_list:
      return {{"anyOf", {one, list}}};
  }
  return true;
}

// What no pattern says.
std::string range_words(const KeySpec& key) {
  if (key.type != Type::length && key.type != Type::relative_length) return {};
  const auto points = [](base::Length length) {
    return std::to_string(length.units() / base::Length::units_per_point) + "pt";
  };
  const LengthRange range = length_range(key);
  return " (" + points(range.least) + " to " + points(range.most) + ")";
}

Json described(const KeySpec& key) {
  Json schema{{"description", std::string(key.description) + range_words(key)}};
  schema.update(value_schema(key));
  return schema;
}

Json map_schema(const MapSpec& spec) {
  Json schema{{"type", "object"}};
  Json required = Json::array();
  for (const KeySpec& key : spec.keys) {
    schema["properties"][std::string(key.name)] = described(key);
    if (key.required) required.push_back(key.name);
  }
  if (!required.empty()) schema["required"] = required;
  schema["additionalProperties"] = spec.others ? described(*spec.others) : Json(false);
  return schema;
}

// A text, or a map of texts by language.
Json words_definition() {
  const Json text{{"type", {"string", "number", "boolean"}}};
  const std::string language = language_pattern;
  return {{"anyOf",
           {text,
            {{"type", "object"},
             {"properties", {{"zh", text}, {"en", text}}},
             {"patternProperties", {{"^" + language + "$", text}}},
             {"additionalProperties", false},
             {"minProperties", 1}}}}};
}

bool may_be_empty(const BlockKind& kind) {
  for (const KeySpec& key : kind.options.keys) {
    if (key.required) return false;
  }
  return true;
}

// What stands behind a block's name: its options, its main option alone or, if it may, nothing.
Json content_schema(const BlockKind& kind) {
  Json forms = Json::array();
  if (!kind.main.empty()) forms.push_back(value_schema(*kind.options.find(kind.main)));
  forms.push_back(map_schema(kind.options));
  if (may_be_empty(kind)) forms.push_back({{"type", "null"}});
  return {{"description", kind.description}, {"anyOf", forms}};
}

// A word, or a map with the key of exactly one kind and what may stand beside any.
Json block_definition() {
  Json words = Json::array(), kinds = Json::array();
  Json map = map_schema(block_modifiers());
  const auto modifier_names = block_modifiers().names();
  for (const BlockKind& kind : block_kinds()) {
    const std::string name(kind.name);
    if (may_be_empty(kind)) words.push_back(name);
    map["properties"][name] = content_schema(kind);
    kinds.push_back({{"required", {name}}});
  }
  // Options beside the key of their block; which of them fit it, the engine says.
  std::map<std::string, Json> beside;
  for (const BlockKind& kind : block_kinds()) {
    for (const KeySpec& key : kind.options.keys) {
      const std::string name(key.name);
      if (find_block_kind(name) != nullptr || block_modifiers().find(name) != nullptr) continue;
      Json& forms = beside[name];
      if (const Json form = value_schema(key);
          std::find(forms.begin(), forms.end(), form) == forms.end())
        forms.push_back(form);
    }
  }
  for (const auto& [name, forms] : beside) map["properties"][name] = {{"anyOf", forms}};
  // A component of the layout; names with a hyphen, as HTML has it for elements of one's own, leave
  // the misspelt ones to be found.
  const char* own = "^[^-\\s]+(-[^-\\s]+)+$";
  map["patternProperties"][own] = {{"description", "A component of the layout"},
                                   {"type", {"object", "string", "number", "boolean", "null"}}};
  Json any_kind{{"anyOf", kinds}};
  kinds.push_back(
      {{"allOf",
        {{{"not", any_kind}}, {{"not", {{"propertyNames", {{"enum", modifier_names}}}}}}}}});
  map["oneOf"] = kinds;
  return {{"anyOf", {{{"enum", words}}, map}}};
}

const MapSpec& keys_of(std::string_view name) {
  if (name == "layout") return layout_keys();
  if (name == "theme") return theme_keys();
  if (name == "fonts") return fonts_keys();
  return project_keys();
}

}  // namespace

const std::vector<std::string_view>& schema_names() {
  static const std::vector<std::string_view> names{"project", "layout", "theme", "fonts"};
  return names;
}

std::string make_schema(std::string_view name) {
  Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
              {"title", "Jianbao " + std::string(name)}};
  schema.update(map_schema(keys_of(name)));
  if (name == "layout") {
    schema["$defs"] = {{"words", words_definition()}, {"block", block_definition()}};
  }
  return schema.dump(2) + "\n";
}

}  // namespace jianbao::spec
