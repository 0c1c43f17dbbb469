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

// Table Schema writes a date's form as strptime does (its 1.0, "date").
std::optional<std::string> date_format(std::string_view format) {
  constexpr std::array<std::string_view, 7> year_first{"",         "default",  "any",   "date",
                                                       "%Y-%m-%d", "%Y/%m/%d", "%Y%m%d"};
  if (std::find(year_first.begin(), year_first.end(), format) != year_first.end()) return "";
  if (format == "%d/%m/%Y" || format == "%d-%m-%Y" || format == "%d.%m.%Y") return "D/M/Y";
  if (format == "%m/%d/%Y" || format == "%m-%d-%Y") return "M/D/Y";
  return std::nullopt;
}

// What a schema asks of cells, from `constraints` or the field itself.
class RulesReader {
 public:
  RulesReader(base::Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void add(const Record& record, ColumnRules& rules) {
    for (const value::Field& field : record.fields()) add(field, rules);
  }

 private:
  void add(const value::Field& field, ColumnRules& rules) {
    const Value& value = field.value;
    if (field.key == "required" && value.as_bool() != nullptr) rules.required = *value.as_bool();
    if (field.key == "unique" && value.as_bool() != nullptr) rules.unique = *value.as_bool();
    if (field.key == "minimum" || field.key == "exclusiveMinimum") {
      rules.minimum = number(value);
      rules.above = field.key != "minimum";
    }
    if (field.key == "maximum" || field.key == "exclusiveMaximum") {
      rules.maximum = number(value);
      rules.below = field.key != "maximum";
    }
    if (field.key == "minLength") rules.least_length = length(value);
    if (field.key == "maxLength") rules.most_length = length(value);
    if (field.key == "pattern") rules.pattern = located(value);
    if (field.key == "enum" && value.as_list() != nullptr) {
      for (const Value& word : *value.as_list()) {
        rules.one_of.push_back(word.as_text() == nullptr ? word.written() : *word.as_text());
      }
    }
  }

  std::optional<value::Decimal> number(const Value& value) {
    if (const auto* found = value.as_number()) return *found;
    const auto* text = value.as_text();
    const auto written = text == nullptr ? std::nullopt : value::Decimal::plain(*text);
    if (!written) diagnostics_.error(value.span(), "a limit of a column must be a number");
    return written;
  }

  std::optional<std::size_t> length(const Value& value) {
    const auto* found = value.as_number();
    if (found != nullptr && found->is_integer() && !found->negative()) {
      return static_cast<std::size_t>(found->to_double());
    }
    diagnostics_.error(value.span(), "a length is a whole number");
    return std::nullopt;
  }

  base::Diagnostics& diagnostics_;
};

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
      DeclaredColumn column{name, meaning.column, span};
      add_details(*record, *word, column);
      return table_.columns.push_back(std::move(column));
    }
    std::vector<std::string_view> known;
    for (const Meaning& meaning : meanings) known.push_back(meaning.type);
    diagnostics_.error(type->span(), "unknown type of a column",
                       base::suggestion(word == nullptr ? "" : *word, known));
  }

 private:
  void add_details(const Record& record, const std::string& type, DeclaredColumn& column) {
    RulesReader rules(diagnostics_);
    rules.add(record, column.rules);
    const Value* constraints = record.find("constraints");
    if (constraints != nullptr && constraints->as_record() != nullptr) {
      rules.add(*constraints->as_record(), column.rules);
    }
    column.rules.integer = type == "integer";
    if (column.type == ColumnType::date) add_date_format(record, column);
    add_decimal_mark(record, column);
    // What changes how cells are read, and is not heeded, would make other values of them.
    for (const std::string_view key : {"trueValues", "falseValues", "bareNumber"}) {
      if (const Value* found = record.find(key)) {
        diagnostics_.error(found->span(), "'" + std::string(key) + "' is not read here",
                           "declare the column in the project: columns: {" + column.name + ": …}");
      }
    }
  }

  void add_date_format(const Record& record, DeclaredColumn& column) {
    const Value* format = record.find("format");
    const auto* text = format == nullptr ? nullptr : format->as_text();
    if (text == nullptr) return;
    const auto known = date_format(*text);
    if (!known) {
      diagnostics_.error(format->span(), "this form of dates is not read here",
                         "such as %Y-%m-%d, %d/%m/%Y or %m/%d/%Y");
    }
    column.format = known.value_or("");
  }

  void add_decimal_mark(const Record& record, DeclaredColumn& column) {
    const std::string* mark = text_of(record, "decimalChar");
    if (mark == nullptr) return;
    if (*mark == "." || *mark == ",") {
      column.decimal = mark->front();
    } else {
      diagnostics_.error(record.find("decimalChar")->span(), "a decimal mark is '.' or ','");
    }
  }

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
  // JSON Schema lists the names of those that must be there.
  const Value* required = record->find("required");
  if (required == nullptr || required->as_list() == nullptr) return;
  for (const Value& name : *required->as_list()) {
    for (DeclaredColumn& column : table.columns) {
      if (name.as_text() != nullptr && *name.as_text() == column.name) column.rules.required = true;
    }
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

}  // namespace jianbao::spec
