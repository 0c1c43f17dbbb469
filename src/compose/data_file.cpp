#include "compose/data_file.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>
#include <vector>

namespace jianbao::compose {

using value::Value;

namespace {

// What JSON has no other way to write.
void append_escaped(std::string& out, char c) {
  if (c == '"' || c == '\\') {
    out += '\\';
    out += c;
  } else if (c == '\n') {
    out += "\\n";
  } else if (static_cast<unsigned char>(c) < 0x20) {
    std::array<char, 8> code{};
    std::snprintf(code.data(), code.size(), "\\u%04x", static_cast<unsigned>(c));
    out += code.data();
  } else {
    out += c;
  }
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) append_escaped(out, c);
  return out + "\"";
}

std::string plain(const Value& value) {
  if (const auto* text = value.as_text()) return *text;
  if (const auto* number = value.as_number()) return number->to_string();
  if (const auto* date = value.as_date()) return date->to_string();
  if (const auto* truth = value.as_bool()) return *truth ? "true" : "false";
  return {};
}

// Without what says how a number prints, as a mean has it: the number, or with a unit the figure.
Value as_data(const Value& value) {
  const auto* record = value.as_record();
  if (record == nullptr || record->find("worded") == nullptr) return value;
  value::Record kept;
  for (const value::Field& field : record->fields()) {
    if (field.key == "worded" || field.key == "places") continue;
    kept.add(field.key, field.key_span, field.value);
  }
  const bool bare = kept.fields().size() == 1 && kept.find("value") != nullptr;
  return bare ? *kept.find("value") : Value(std::move(kept), value.span());
}

void append_json(std::string& out, const Value& whole, const std::string& indent) {
  const Value value = as_data(whole);
  const std::string inner = indent + "  ";
  if (const auto* list = value.as_list()) {
    out += "[";
    for (std::size_t i = 0; i < list->size(); ++i) {
      out += (i == 0 ? "\n" : ",\n") + inner;
      append_json(out, (*list)[i], inner);
    }
    out += list->empty() ? "]" : "\n" + indent + "]";
  } else if (const auto* record = value.as_record()) {
    out += "{";
    const auto& fields = record->fields();
    for (std::size_t i = 0; i < fields.size(); ++i) {
      out += (i == 0 ? "\n" : ",\n") + inner + quoted(fields[i].key) + ": ";
      append_json(out, fields[i].value, inner);
    }
    out += fields.empty() ? "}" : "\n" + indent + "}";
  } else if (value.is_null()) {
    out += "null";
  } else if (value.as_text() != nullptr || value.as_date() != nullptr) {
    out += quoted(plain(value));
  } else {
    out += plain(value);
  }
}

// The fields of a row, those of fields by their paths.
using Row = std::vector<std::pair<std::string, std::string>>;
void flatten(const Value& whole, const std::string& path, Row& row) {
  const Value value = as_data(whole);
  const auto below = [&](const std::string& name) {
    return path.empty() ? name : path + "." + name;
  };
  if (const auto* record = value.as_record()) {
    for (const value::Field& field : record->fields()) flatten(field.value, below(field.key), row);
  } else if (const auto* list = value.as_list()) {
    for (std::size_t i = 0; i < list->size(); ++i) {
      flatten((*list)[i], below(std::to_string(i + 1)), row);
    }
  } else {
    row.emplace_back(path.empty() ? "value" : path, plain(value));
  }
}

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

// A map of maps, such as figures by their names, whose rows can say the names.
bool names_items(const value::Record& record) {
  const auto& fields = record.fields();
  return !fields.empty() && std::all_of(fields.begin(), fields.end(), [](const auto& field) {
    const auto* item = field.value.as_record();
    return item != nullptr && item->find("key") == nullptr;
  });
}

std::vector<Row> rows_of(const Value& data) {
  std::vector<Row> rows;
  if (const auto* list = data.as_list()) {
    for (const Value& item : *list) flatten(item, "", rows.emplace_back());
  } else if (const auto* record = data.as_record(); record != nullptr && names_items(*record)) {
    for (const value::Field& field : record->fields()) {
      rows.push_back({{"key", field.key}});
      flatten(field.value, "", rows.back());
    }
  } else {
    flatten(data, "", rows.emplace_back());
  }
  return rows;
}

std::string csv(const Value& data) {
  const std::vector<Row> rows = rows_of(data);
  std::vector<std::string> columns;
  for (const Row& row : rows) {
    for (const auto& [name, text] : row) {
      if (std::find(columns.begin(), columns.end(), name) == columns.end()) columns.push_back(name);
    }
  }
  std::string out = "\xEF\xBB\xBF";
  const auto line = [&](const auto& field_of) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      out += (i == 0 ? "" : ",") + csv_field(field_of(columns[i]));
    }
    out += "\r\n";
  };
  line([](const std::string& name) { return name; });
  for (const Row& row : rows) {
    line([&](const std::string& name) {
      const auto found = std::find_if(row.begin(), row.end(),
                                      [&](const auto& field) { return field.first == name; });
      return found == row.end() ? std::string{} : found->second;
    });
  }
  return out;
}

}  // namespace

std::string data_file(const Value& data, std::string_view name) {
  if (!name.ends_with("json")) return csv(data);
  std::string out;
  append_json(out, data, "");
  return out + "\n";
}

}  // namespace jianbao::compose
