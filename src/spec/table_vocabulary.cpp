#include "spec/table_vocabulary.h"

#include <array>

#include "spec/key_forms.h"
#include "spec/transform_vocabulary.h"

namespace jianbao::spec {

namespace {

MapSpec column(const MapSpec* inner) {
  MapSpec column{
      .what = "a column",
      .keys = {words("header", "The title; only the column's own language is needed", true),
               words("cell", "What stands in each row, 'row' in its expressions"),
               {.name = "format",
                .description = "Of the number that the cell is, as format() has it: ',.1f'"},
               {.name = "rounding",
                .type = Type::choice,
                .description = "Each number by itself, or so that they add up to their total",
                .choices = {"half-up", "largest-remainder"}},
               words("total",
                     "At the foot of a group or table: sum, mean, count, min, max, or a "
                     "text, with 'rows' and 'values' in its expressions"),
               {.name = "span",
                .type = Type::expression,
                .description = "How many columns the cell of a row takes"},
               boolean("merge", "Whether neighbours that say the same become one cell"),
               {.name = "language",
                .type = Type::choice,
                .description = "The column's language; editions without it leave it out",
                .choices = {"zh", "en"}},
               integer("share", "Of what is left, against the other columns", 1, 10000),
               {.name = "width",
                .type = Type::length,
                .description = "Of the column; 'content': as wide as its widest cell",
                .choices = {"content"}},
               {.name = "lang", .description = "The language of its cells, whatever the edition"},
               {.name = "style", .description = "Of its cells"},
               {.name = "if",
                .type = Type::condition,
                .description = "Only where this holds: edition.parallel"},
               {.name = "align",
                .type = Type::choice,
                .description = "How cells stand in the column",
                .choices = {"start", "center", "end", "decimal"}}}};
  if (inner == nullptr) return column;
  column.keys.push_back({.name = "columns",
                         .type = Type::map,
                         .description = "The columns that the title stands above",
                         .count = Count::list,
                         .inner = inner});
  return column;
}

}  // namespace

const MapSpec& column_keys(int level) {
  static const MapSpec fourth = column(nullptr), third = column(&fourth), second = column(&third),
                       first = column(&second);
  static const std::array<const MapSpec*, column_levels> levels{&first, &second, &third, &fourth};
  return *levels[static_cast<std::size_t>(level)];
}

BlockKind table_kind() {
  const std::vector<KeySpec> selection = selection_keys();
  static const MapSpec groups{
      .what = "the groups", .keys = {}, .others = words("NAME", "The title of a group")};
  return {
      "table",
      "Rows of data",
      "rows",
      {"the block 'table'",
       {{.name = "rows",
         .type = Type::expression,
         .description = "A list, or a map whose values are the rows",
         .required = true},
        {.name = "columns",
         .type = Type::map,
         .description = "From left to right",
         .required = true,
         .count = Count::list,
         .inner = &column_keys(0)},
        {.name = "where", .type = Type::condition, .description = "Which rows: row.value > 0"},
        selection[0],
        selection[1],
        selection[2],
        selection[3],
        words("group", "A name for each row; rows with the same name stand below one title"),
        {.name = "groups",
         .type = Type::map_or_expression,
         .description = "The groups' titles by name, or where the data has them",
         .inner = &groups},
        boolean("subtotals", "Whether a row of totals stands below each group"),
        boolean("total", "Whether a row of totals stands below all rows"),
        words("subtotal-label", "In the row of a group's totals; Subtotal, 小计"),
        words("total-label", "In the row of all totals; Total, 合计"),
        words("empty", "In the place of rows where there are none; No data, 无数据"),
        boolean("required", "Whether a table without rows is an error"),
        boolean("zebra", "Whether every other row is tinted"),
        choice("rules", "Between the rule below the header and the last: none, or below each row",
               {"table", "rows"}),
        boolean("split-rows", "Whether a page may end within a row"),
        choice("orientation",
               "Landscape: turned to the left, on pages of its own; auto: where it would not fit "
               "upright",
               {"portrait", "landscape", "auto"}),
        boolean("split-columns",
                "Whether a table that is too wide is parted by columns, with the first ones again"),
        integer("stub-columns", "How many columns each of these parts begins with", 1, 10),
        {.name = "least-size",
         .type = Type::length,
         .description = "Of numbers that are set smaller to fit their column; 6pt"},
        {.name = "gap", .type = Type::length, .description = "Between columns"},
        {.name = "row-padding", .type = Type::length, .description = "Above and below each row"},
        integer("fold", "Sets of columns side by side", 1, 6),
        words("caption", "Above the table"),
        boolean("number", "Whether the caption has a number: Table 1"),
        {.name = "note",
         .type = Type::words,
         .description = "Below the table, one note or several",
         .count = Count::one_or_list},
        choice("width", "The text area, or the measure", {"full", "text"}),
        boolean("header", "Whether the columns' titles are shown")}}};
}

}  // namespace jianbao::spec
