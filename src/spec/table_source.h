#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "spec/column_rules.h"
#include "spec/located.h"
#include "value/value.h"

namespace jianbao::spec {

// What the cells of a column are. `markdown` is a text whose marks and {expressions} count, as in
// a layout.
enum class ColumnType { text, markdown, number, year, percent, date, month, quarter, boolean };
std::optional<ColumnType> column_type(std::string_view name);
std::string_view name_of(ColumnType type);
const std::vector<std::string_view>& column_type_names();

struct DeclaredColumn {
  std::string name;  // as the header has it: "name.zh"
  ColumnType type = ColumnType::text;
  base::Span span;
  std::string unit = {};    // of a number: the cells may have it behind theirs, and need not
  std::string format = {};  // of a date: D/M/Y, M/D/Y, excel, excel-1904; empty: year first
  std::optional<char> decimal = {};  // of its numbers; empty: the file's
  ColumnRules rules = {};
};

// What a query is asked with; `environment` names the variable that says it, where one does.
struct QueryParameter {
  std::string name;
  value::Value value;
  Located environment = {};
  base::Span span = {};
};

// What of a sheet that is hidden is read.
enum class Hidden { keep, skip };

// What a project, or a schema beside the file, says of a table file.
struct TableSource {
  std::vector<DeclaredColumn> columns = {};
  // Texts of columns that are not declared: with marks, or as they are.
  bool markdown = false;
  std::vector<std::string> missing = {};  // words that stand for a gap
  bool as_texts = false;                  // cells stay as they stand, whatever they look like

  Located encoding = {};          // "gb18030"; an empty text: what the file is
  std::optional<char> separator;  // empty: what parts the file's first lines
  std::optional<char> decimal;    // "." or ","; empty: what the file's numbers have
  Located sheet = {};             // its name or number, from 1; an empty text: the first
  Located range = {};             // "A3:F40", or the name of a range or table
  Hidden hidden = Hidden::keep;   // rows and columns of a sheet

  int skip = 0;                         // lines above the header
  int header_rows = 1;                  // stories of the header
  std::string header_separator = ".";   // between the stories of a column's name
  std::string comment = {};             // what lines start with that are none; empty: nothing
  std::vector<std::string> until = {};  // the words with which the rows below the table start
  std::vector<Located> fill_down = {};  // columns whose gaps have the cell above them
  Located orient = {};                  // of JSON: records, values, columns, split
  Located at = {};                      // where in the document the rows are

  Located format = {};                          // of an SDMX message: "sdmx"
  Located query = {};                           // SQL, of a database
  Located table = {};                           // instead of a query: all of this table
  std::vector<QueryParameter> parameters = {};  // :name in the query
  int timeout = 30;                             // seconds that a server has for an answer

  std::vector<Located> given = {};  // the keys that are there, each with its place

  const DeclaredColumn* find(std::string_view name) const;
};

}  // namespace jianbao::spec
