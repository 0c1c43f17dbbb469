#pragma once

#include <string>
#include <vector>

#include "expr/expr.h"
#include "read/yaml.h"
#include "rows/rows.h"

// Rows and transforms as YAML, and what becomes of them, for tests of the room of rows.
namespace jianbao::rows_world {

inline std::string shown(const value::Value& value) {
  if (value.is_null()) return "…";
  if (expr::is_withheld(value)) return value.as_record()->find("status") == nullptr ? "…" : "x";
  if (const auto* text = value.as_text()) return *text;
  if (const auto* date = value.as_date()) return date->to_string();
  if (const auto* truth = value.as_bool()) return *truth ? "true" : "false";
  std::string words;
  if (const auto* list = value.as_list()) {
    for (const value::Value& item : *list) words += (words.empty() ? "" : " ") + shown(item);
    return "[" + words + "]";
  }
  if (value.as_record() == nullptr) return value.written();
  const value::Value* unit = value.as_record()->find("unit");
  if (expr::is_figure(value)) {
    return shown(*value.as_record()->find("value")) + (unit == nullptr ? "" : shown(*unit));
  }
  for (const value::Field& field : value.as_record()->fields()) {
    words += (words.empty() ? "" : " ") + field.key + ":" + shown(field.value);
  }
  return "{" + words + "}";
}

class Shaped {
 public:
  Shaped(const std::string& rows, const std::string& transforms, const char* language = "en",
         std::uint64_t budget = base::Budget().steps)
      : language_(expr::make_language(language)) {
    diagnostics_.budget().steps = budget;
    const auto data = read::parse_yaml(sources_.add("rows.yaml", rows), {}, diagnostics_);
    const auto steps = read::parse_yaml(sources_.add("steps.yaml", transforms), {}, diagnostics_);
    if (!data || !steps) return;
    const auto parsed = spec::parse_transforms(*steps, diagnostics_);
    if (diagnostics_.has_errors()) return;
    rows_ = rows::transform(*data->as_list(), parsed, {language_, diagnostics_});
  }

  // The fields of each row, "a 1, b 2"; what is wrong behind a "!" instead.
  std::string of(const std::vector<std::string>& fields) const {
    if (diagnostics_.has_errors()) return said();
    std::string words;
    for (const value::Value& row : rows_) {
      if (!words.empty()) words += ", ";
      for (const std::string& field : fields) {
        const value::Value* found = expr::field_of(row, field);
        words += (&field == &fields.front() ? "" : " ") + (found == nullptr ? "–" : shown(*found));
      }
    }
    return words;
  }

  std::string said() const {
    if (diagnostics_.entries().empty()) return "";
    const base::Diagnostic first = diagnostics_.sorted().front();
    const std::string place =
        first.span.file == nullptr
            ? "?"
            : first.span.file->path() + ":" +
                  std::to_string(first.span.file->position(first.span.begin).column);
    return "!" + place + ": " + first.text + (first.hint.empty() ? "" : " | " + first.hint);
  }

  const rows::Rows& rows() const { return rows_; }
  std::size_t errors() const { return diagnostics_.error_count(); }
  std::size_t warnings() const { return diagnostics_.warning_count(); }

 private:
  const expr::Language language_;
  base::Sources sources_;
  base::Diagnostics diagnostics_;
  rows::Rows rows_;
};

}  // namespace jianbao::rows_world
