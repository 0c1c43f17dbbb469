#include "spec/table_vocabulary.h"

#include <array>

#include "spec/key_forms.h"
#include "spec/transform_vocabulary.h"

namespace jianbao::spec {

namespace {

KeySpec color(std::string_view name, std::string_view description) {
  return {.name = name, .type = Type::color_name, .description = description};
}

KeySpec number(std::string_view name, std::string_view description) {
  return {.name = name, .type = Type::expression, .description = description};
}

KeySpec names(std::string_view name, std::string_view description) {
  return {.name = name, .type = Type::names, .description = description};
}

// Of the bars beside or behind a column's numbers.
const MapSpec& bar_keys() {
  static const MapSpec bar{
      .what = "a bar",
      .keys = {choice("position", "Behind the number, or beside it", {"behind", "beside"}),
               number("min", "Where the scale begins, 0 or less; the least number below 0"),
               number("max", "Where the scale ends, 0 or more; the greatest number above 0"),
               color("color", "Of the bars; that of the theme's charts"),
               color("negative-color", "Of those below zero; the same")}};
  return bar;
}

const MapSpec& sparkline_keys() {
  static const MapSpec sparkline{
      .what = "a sparkline",
      .keys = {{.name = "data",
                .type = Type::expression,
                .description = "The numbers, in their order: row.series",
                .required = true},
               choice("mark", "A line through the numbers, or a bar for each", {"line", "bar"}),
               {.name = "points",
                .type = Type::choice,
                .description = "Those that are marked; the last",
                .count = Count::one_or_list,
                .choices = {"first", "last", "min", "max", "none"}},
               choice("scale", "Of each row by itself, or one for the column",
                      {"independent", "shared"}),
               color("color", "Of the line or bars; that of the theme's charts"),
               color("point-color", "Of the points; the same"),
               words("alt", "What it shows, for those who cannot see it; its numbers say")}};
  return sparkline;
}

const MapSpec& cell_chart_keys() {
  static const MapSpec chart{
      .what = "a cell's chart",
      .keys = {{.name = "spec",
                .type = Type::chart,
                .description = "A Vega-Lite spec, or the path of one",
                .required = true},
               {.name = "data",
                .type = Type::expression,
                .description = "Its rows: row.series",
                .count = Count::one_or_list},
               integer("lines", "Its height in lines of the table; 2", 1, 100),
               words("alt", "What it shows, for those who cannot see it; its data say"),
               boolean("required", "Whether one without data is an error")}};
  return chart;
}

MapSpec column(const MapSpec* inner) {
  MapSpec column{
      .what = "a column",
      .keys = {words("header", "The title; only the column's own language is needed", true),
               words("cell", "What stands in each row, 'row' in its expressions"),
               {.name = "share-of",
                .type = Type::expression,
                .description = "In place of 'cell': what of the column's total the row has, in "
                               "percent, or by a format such as '.1%'"},
               {.name = "sparkline",
                .type = Type::map_or_expression,
                .description = "In place of 'cell': a small line of a list of numbers",
                .inner = &sparkline_keys()},
               {.name = "chart",
                .type = Type::map,
                .description = "In place of 'cell': a small chart of the row's data",
                .inner = &cell_chart_keys()},
               {.name = "format",
                .description = "Of the number that the cell is, as format() has it: ',.1f'"},
               choice("negative", "How numbers below zero are written: -7.5 or (7.5)",
                      {"minus", "parentheses"}),
               boolean("arrows",
                       "Whether signs of direction stand in place of the sign: ▲ up, ▼ down, – "
                       "unchanged"),
               {.name = "bar",
                .type = Type::boolean_or_map,
                .description = "A bar from zero to the number, on the column's scale",
                .inner = &bar_keys()},
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
               names("style",
                     "A style of its cells; or expressions that name some, laid over the table's"),
               names("background", "The ground of its cells: a colour, or an expression of one"),
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
        names("row-style", "Styles of all cells of a row, laid over the table's"),
        names("row-background", "The ground of a row: a colour, or an expression of one"),
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
