#include "rows/spoilt.h"

#include <algorithm>
#include <array>

#include "expr/expression.h"
#include "spec/located.h"

namespace jianbao::rows {

namespace {

using value::Value;

// The field that a path begins with; a name with points in it counts as one too.
std::string first_part(const std::string& path) { return path.substr(0, path.find_first_of(".[")); }

void add_read(const expr::Node& node, std::vector<std::string>& fields) {
  using Kind = expr::Node::Kind;
  const bool is_datum = node.kind == Kind::name && node.word == "datum";
  if (is_datum) fields.emplace_back();  // all of it
  const bool of_datum = !node.children.empty() && node.children[0]->kind == Kind::name &&
                        node.children[0]->word == "datum";
  const auto* key = node.kind == Kind::index ? node.children[1]->literal.as_text() : nullptr;
  if (of_datum && node.kind == Kind::member) return fields.push_back(node.word);
  if (of_datum && key != nullptr) return fields.push_back(*key);
  for (const auto& child : node.children) add_read(*child, fields);
}

void add_expression(const Value& written, std::vector<std::string>& fields) {
  base::Diagnostics said;  // when it was parsed
  const spec::Located text = spec::located(written);
  const auto parsed = expr::parse(text.text, text.span, said);
  if (parsed) add_read(parsed->root(), fields);
}

// Names of fields that stand in an option: a name, a list of them, operations with a `field`, or
// the tests of a filter.
void add_named(const Value* value, std::vector<std::string>& fields) {
  if (value == nullptr) return;
  if (const auto* text = value->as_text()) fields.push_back(*text);
  if (const auto* list = value->as_list()) {
    for (const Value& item : *list) add_named(&item, fields);
  }
  const auto* record = value->as_record();
  if (record == nullptr) return;
  for (const char* key : {"field", "not", "and", "or"}) add_named(record->find(key), fields);
  const Value* op = record->find("op");
  const auto* name = op == nullptr ? nullptr : op->as_text();
  // These hand on whole rows.
  if (name != nullptr && (*name == "values" || name->starts_with("arg"))) fields.emplace_back();
}

std::vector<std::string> fields_read(const spec::Transform& transform) {
  std::vector<std::string> fields;
  const auto& options = *transform.options.as_record();
  const Value& main = *options.find(transform.kind);
  const bool expression =
      transform.kind == "calculate" || (transform.kind == "filter" && main.as_record() == nullptr);
  if (expression) {
    add_expression(main, fields);
    return fields;
  }
  if (transform.kind != "timeUnit" && transform.kind != "sort") add_named(&main, fields);
  for (const char* key : {"groupby", "field", "key"}) add_named(options.find(key), fields);
  if (transform.kind == "pivot") add_named(options.find("value"), fields);
  base::Diagnostics said;  // when it was parsed
  if (const Value* sort = options.find("sort")) {
    for (const spec::SortKey& key : spec::parse_sort(*sort, said)) fields.push_back(key.field);
  }
  return fields;
}

bool is_one_of(const std::string& kind, std::initializer_list<std::string_view> kinds) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

}  // namespace

bool Spoilt::reaches(const std::vector<std::string>& read) const {
  if (fields.empty() || read.empty()) return false;
  if (fields.contains("")) return true;
  return std::any_of(read.begin(), read.end(), [&](const std::string& field) {
    return field.empty() || fields.contains(field) || fields.contains(first_part(field));
  });
}

Spoilt after(Spoilt spoilt, const spec::Transform& transform) {
  const bool groups = is_one_of(transform.kind, {"aggregate", "pivot"});
  if (!spoilt.reaches(fields_read(transform))) {
    // A row of a group says nothing but what was asked of it.
    if (groups) spoilt.fields.clear();
    spoilt.made_anew = spoilt.made_anew || groups;
    return spoilt;
  }
  if (is_one_of(transform.kind, {"filter", "sort"})) {
    spoilt.choice = true;
  } else if (is_one_of(transform.kind,
                       {"calculate", "fold", "flatten", "lookup", "timeUnit", "select"})) {
    std::vector<std::string> made;
    const auto& options = *transform.options.as_record();
    add_named(options.find("as"), made);
    if (made.empty()) made.emplace_back();  // by their usual names
    spoilt.fields.insert(made.begin(), made.end());
  } else {
    spoilt.every_row = true;
  }
  return spoilt;
}

}  // namespace jianbao::rows
