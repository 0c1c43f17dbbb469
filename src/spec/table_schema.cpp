#include "spec/table_schema.h"

#include <algorithm>
#include <array>

namespace jianbao::spec {

namespace {

using value::Record;
using value::Value;

const std::string* text_of(const Record& record, std::string_view key) {
  const Value* found = record.find(key);
  return found == nullptr ? nullptr : found->as_text();
}

struct Meaning {
  std::string_view type, format;
  ColumnType column;
};
// Types of Table Schema and of JSON Schema: what is no number, day or truth is kept as it stands.
constexpr std::array<Meaning, 16> meanings{{{"string", "date", ColumnType::date},
                                            {"string", "", ColumnType::text},
                                            {"number", "percent", ColumnType::percent},
                                            {"number", "", ColumnType::number},
                                            {"integer", "", ColumnType::number},
                                            {"boolean", "", ColumnType::boolean},
                                            {"date", "", ColumnType::date},
                                            {"year", "", ColumnType::year},
                                            {"time", "", ColumnType::text},
                                            {"datetime", "", ColumnType::text},
                                            {"yearmonth", "", ColumnType::text},
                                            {"duration", "", ColumnType::text},
                                            {"geopoint", "", ColumnType::text},
                                            {"object", "", ColumnType::text},
                                            {"array", "", ColumnType::text},
                                            {"any", "", ColumnType::text}}};

// The type beside null, where a list names several: ["number", "null"].
const Value* one_type(const Value* type) {
  const auto* list = type == nullptr ? nullptr : type->as_list();
  if (list == nullptr) return type;
  const auto found = std::find_if(list->begin(), list->end(), [](const Value& each) {
    return each.as_text() != nullptr && *each.as_text() != "null";
  });
  return found == list->end() ? nullptr : &*found;
}

class SchemaReader {
 public:
  SchemaReader(TableSource& table, base::Diagnostics& diagnostics)
      : table_(table), diagnostics_(diagnostics) {}

  void column(const std::string& name, base::Span span, const Value& described) {
    const Record* record = described.as_record();
    const Value* type = record == nullptr ? nullptr : one_type(record->find("type"));
    if (type == nullptr || table_.find(name) != nullptr) return;
    const std::string* word = type->as_text();
    const std::string* format = text_of(*record, "format");
    for (const Meaning& meaning : meanings) {
      if (word == nullptr || *word != meaning.type) continue;
      if (!meaning.format.empty() && (format == nullptr || *format != meaning.format)) continue;
      return table_.columns.push_back({name, meaning.column, span});
    }
    std::vector<std::string_view> known;
    for (const Meaning& meaning : meanings) known.push_back(meaning.type);
    diagnostics_.error(type->span(), "unknown type of a column",
                       base::suggestion(word == nullptr ? "" : *word, known));
  }

 private:
  TableSource& table_;
  base::Diagnostics& diagnostics_;
};

void add_missing(const Value* words, TableSource& table) {
  if (words == nullptr || words->as_list() == nullptr) return;
  for (const Value& word : *words->as_list()) {
    if (const auto* text = word.as_text(); text != nullptr && !text->empty()) {
      table.missing.push_back(*text);
    }
  }
}

}  // namespace

void add_table_schema(const Value& schema, TableSource& table, base::Diagnostics& diagnostics) {
  const Record* record = schema.as_record();
  const Value* fields = record == nullptr ? nullptr : record->find("fields");
  SchemaReader reader(table, diagnostics);
  if (fields != nullptr && fields->as_list() != nullptr) {
    for (const Value& field : *fields->as_list()) {
      const std::string* name =
          field.as_record() == nullptr ? nullptr : text_of(*field.as_record(), "name");
      if (name != nullptr) reader.column(*name, field.span(), field);
    }
    return add_missing(record->find("missingValues"), table);
  }
  const Value* items = record == nullptr ? nullptr : record->find("items");
  if (items != nullptr && items->as_record() != nullptr) record = items->as_record();
  const Value* properties = record == nullptr ? nullptr : record->find("properties");
  if (properties == nullptr || properties->as_record() == nullptr) {
    diagnostics.error(schema.span(), "this is no schema of a table",
                      "a Table Schema has 'fields', a JSON Schema 'properties'");
    return;
  }
  for (const value::Field& field : properties->as_record()->fields()) {
    reader.column(field.key, field.key_span, field.value);
  }
}

const Value* schema_in_package(const Value& package, std::string_view file_name) {
  const Record* record = package.as_record();
  const Value* resources = record == nullptr ? nullptr : record->find("resources");
  if (resources == nullptr || resources->as_list() == nullptr) return nullptr;
  for (const Value& resource : *resources->as_list()) {
    if (resource.as_record() == nullptr) continue;
    const std::string* path = text_of(*resource.as_record(), "path");
    if (path != nullptr && *path == file_name) return resource.as_record()->find("schema");
  }
  return nullptr;
}

void add_columns(const Value& columns, TableSource& table) {
  if (columns.as_record() == nullptr) return;  // said by the check
  for (const value::Field& field : columns.as_record()->fields()) {
    const auto* word = field.value.as_text();
    const auto type = word == nullptr ? std::nullopt : column_type(*word);
    if (type) table.columns.push_back({field.key, *type, field.key_span});
  }
}

}  // namespace jianbao::spec
