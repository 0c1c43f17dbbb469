#include "spec/table_options.h"

namespace jianbao::spec {

namespace {

// The name of a column, or a map with more of it; what is wrong has been said by the check.
void add_columns(const value::Value& columns, TableSource& table) {
  if (columns.as_record() == nullptr) return;
  for (const value::Field& field : columns.as_record()->fields()) {
    const auto* record = field.value.as_record();
    const auto text = [&](std::string_view key) {
      const value::Value* found = record == nullptr ? nullptr : record->find(key);
      const auto* words = found == nullptr ? nullptr : found->as_text();
      return words == nullptr ? std::string() : *words;
    };
    const auto* word = field.value.as_text();
    const auto type = column_type(word == nullptr ? text("type") : *word);
    if (!type) continue;
    table.columns.push_back({field.key, *type, field.key_span, text("unit"), text("format")});
  }
}

// Plain values, or {env: NAME}.
void add_parameters(const value::Value& parameters, TableSource& table) {
  if (parameters.as_record() == nullptr) return;
  for (const value::Field& field : parameters.as_record()->fields()) {
    QueryParameter parameter{field.key, field.value, {}, field.key_span};
    if (const auto* origin = field.value.as_record()) {
      const value::Value* name = origin->find("env");
      if (name != nullptr) parameter.environment = located(*name);
    }
    table.parameters.push_back(std::move(parameter));
  }
}

std::optional<char> parse_separator(const Located& told, base::Diagnostics& diagnostics) {
  if (told.span.file == nullptr) return std::nullopt;
  if (told.text == "tab" || told.text == "\\t") return '\t';
  const bool quote = told.text == "\"" || told.text == "\n" || told.text == "\r";
  if (told.text.size() == 1 && !quote) return told.text.front();
  diagnostics.error(told.span, "a separator is one character", "such as ';', or the word tab");
  return std::nullopt;
}

}  // namespace

TableSource parse_table_options(Fields& fields, base::Diagnostics& diagnostics) {
  TableSource table;
  if (const value::Value* columns = fields.find("columns")) add_columns(*columns, table);
  table.missing = fields.texts("missing");
  table.encoding = fields.located("encoding");
  table.separator = parse_separator(fields.located("separator"), diagnostics);
  if (const auto mark = fields.text("decimal"); mark && !mark->empty())
    table.decimal = mark->front();
  table.comment = fields.text("comment").value_or("");
  table.sheet = fields.located("sheet");
  table.range = fields.located("range");
  if (fields.text("hidden").value_or("") == "skip") table.hidden = Hidden::skip;
  table.skip = fields.integer("skip").value_or(0);
  table.header_rows = fields.integer("header-rows").value_or(1);
  table.header_separator = fields.text("header-separator").value_or(".");
  for (const value::Value* name : fields.items("fill-down")) {
    table.fill_down.push_back(located(*name));
  }
  table.until = fields.texts("until");
  table.at = fields.located("at");
  table.format = fields.located("format");
  table.markdown = table.format.text == "markdown";
  table.query = fields.located("query");
  table.table = fields.located("table");
  if (const value::Value* parameters = fields.find("parameters")) {
    add_parameters(*parameters, table);
  }
  table.timeout = fields.integer("timeout").value_or(table.timeout);
  table.orient = fields.located("orient");
  for (const KeySpec& key : table_file_keys()) {
    const value::Value* found = fields.find(key.name);
    if (found != nullptr) table.given.push_back({std::string(key.name), found->span()});
  }
  return table;
}

}  // namespace jianbao::spec
