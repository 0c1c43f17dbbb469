#include "spec/key_forms.h"
#include "spec/table_source.h"
#include "spec/vocabulary.h"

namespace jianbao::spec {

namespace {

const MapSpec& column_keys() {
  static const MapSpec keys{
      .what = "a column",
      .keys = {{.name = "type",
                .type = Type::choice,
                .description = "What its cells are",
                .required = true,
                .choices = column_type_names()},
               {.name = "unit",
                .description = "Of its numbers; the cells may have it behind them: 1,234万元"},
               {.name = "format",
                .type = Type::choice,
                .description = "How its dates are written: day or month first, or Excel's numbers",
                .choices = {"D/M/Y", "M/D/Y", "excel", "excel-1904"}}}};
  return keys;
}

const MapSpec& columns_keys() {
  static const MapSpec keys{.what = "the columns",
                            .keys = {},
                            .others = KeySpec{.name = "COLUMN",
                                              .type = Type::choice_or_map,
                                              .description = "What the cells of the column are",
                                              .choices = column_type_names(),
                                              .inner = &column_keys()}};
  return keys;
}

std::vector<KeySpec> cell_keys() {
  return {{.name = "columns",
           .type = Type::map,
           .description = "What columns of a table file are, by the names in its header",
           .inner = &columns_keys()},
          {.name = "schema",
           .type = Type::path,
           .description = "A JSON Schema or Frictionless Table Schema that says the same"},
          choice("format",
                 "Texts of a table file are plain, or Markdown with {expressions}; or the file is "
                 "an SDMX message",
                 {"plain", "markdown", "sdmx"}),
          {.name = "missing",
           .description = "Words that stand for a gap: [—, …, N/A]",
           .count = Count::one_or_list}};
}

std::vector<KeySpec> text_file_keys() {
  return {choice("encoding", "Of a text file, where it is not UTF-8",
                 {"utf-8", "utf-16", "utf-16le", "utf-16be", "gb18030", "gbk", "gb2312", "big5",
                  "shift_jis", "euc-jp", "euc-kr", "windows-1252", "iso-8859-1"}),
          {.name = "separator",
           .description = "The character between two cells, or tab; the file's own without it"},
          choice("decimal", "The decimal mark of the file's numbers", {".", ","}),
          {.name = "comment", .description = "What lines start with that are no rows: #"}};
}

std::vector<KeySpec> sheet_keys() {
  return {{.name = "sheet",
           .type = Type::text_or_number,
           .description = "Of a workbook: its name, or its number from 1; the first without it"},
          {.name = "range",
           .description = "The cells of a sheet, A3:F40, or the name of a range or table"},
          choice("hidden", "What is done with hidden rows, columns and sheets", {"keep", "skip"})};
}

std::vector<KeySpec> header_keys() {
  constexpr int most_lines = 10'000, most_stories = 10;
  return {integer("skip", "Lines above the header", 0, most_lines),
          integer("header-rows", "Stories of the header", 1, most_stories),
          {.name = "header-separator",
           .description = "Between the stories of a column's name; a point without it"},
          {.name = "fill-down",
           .description = "Columns whose gaps have what the cell above says",
           .count = Count::one_or_list},
          {.name = "until",
           .description = "The words with which the first row below the table starts: [合计, 注]",
           .count = Count::one_or_list}};
}

std::vector<KeySpec> tree_keys() {
  return {{.name = "at", .description = "Where in a JSON or YAML file the rows are: data.rows"},
          choice("orient",
                 "How a JSON or YAML file has its rows: records, lists under a header, or columns",
                 {"records", "values", "columns", "split"})};
}

const MapSpec& parameters_keys() {
  static const MapSpec origin{
      .what = "a parameter",
      .keys = {
          {.name = "env", .description = "The environment variable that says it: JIANBAO_COUNTY"}}};
  static const MapSpec keys{.what = "the parameters",
                            .keys = {},
                            .others = KeySpec{.name = "PARAMETER",
                                              .type = Type::scalar_or_map,
                                              .description = "What stands for :PARAMETER",
                                              .inner = &origin}};
  return keys;
}

std::vector<KeySpec> database_keys() {
  constexpr int longest = 3'600;
  return {{.name = "query",
           .description = "Of a database, in SQL, with :names for the parameters",
           .filled = true},
          {.name = "table", .description = "Instead: all of this table", .filled = true},
          {.name = "parameters",
           .type = Type::map,
           .description = "What the query is asked with: {code: '330400'}",
           .inner = &parameters_keys()},
          integer("timeout", "Seconds that a database has for the answer; 30", 1, longest)};
}

}  // namespace

std::vector<KeySpec> table_file_keys() {
  std::vector<KeySpec> all;
  for (const auto& keys :
       {cell_keys(), text_file_keys(), sheet_keys(), header_keys(), tree_keys(), database_keys()}) {
    all.insert(all.end(), keys.begin(), keys.end());
  }
  return all;
}

}  // namespace jianbao::spec
