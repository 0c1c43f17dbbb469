#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "spec/located.h"

namespace jianbao::spec {

// What the cells of a column are. `markdown` is a text whose marks and {expressions} count, as in
// a layout.
enum class ColumnType { text, markdown, number, year, percent, date, boolean };
std::optional<ColumnType> column_type(std::string_view name);
std::string_view name_of(ColumnType type);
const std::vector<std::string_view>& column_type_names();

struct DeclaredColumn {
  std::string name;  // as the header has it: "name.zh"
  ColumnType type = ColumnType::text;
  base::Span span;
};

// What a project, or a schema beside the file, says of a table file's cells.
struct TableSource {
  std::vector<DeclaredColumn> columns;
  // Texts of columns that are not declared: with marks, or as they are.
  bool markdown = false;
  std::vector<std::string> missing;  // words that stand for a gap

  const DeclaredColumn* find(std::string_view name) const;
};

}  // namespace jianbao::spec
