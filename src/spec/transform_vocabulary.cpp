#include "spec/transform_vocabulary.h"

#include "spec/chart_vocabulary.h"
#include "spec/key_forms.h"

namespace jianbao::spec {

namespace {

KeySpec field(std::string_view name, std::string_view description, bool required = true) {
  return {.name = name, .type = Type::text, .description = description, .required = required};
}

KeySpec fields(std::string_view name, std::string_view description, bool required = false) {
  return {.name = name,
          .type = Type::text,
          .description = description,
          .required = required,
          .count = Count::one_or_list};
}

KeySpec any(std::string_view name, std::string_view description, bool required = false) {
  return {.name = name, .type = Type::any, .description = description, .required = required};
}

KeySpec required(KeySpec key) {
  key.required = true;
  return key;
}

KeySpec group_by() { return fields("groupby", "The fields that part the rows into groups"); }
KeySpec sorted(std::string_view description) {
  return {.name = "sort", .type = Type::sort, .description = description};
}
KeySpec frame() {
  return {.name = "frame",
          .type = Type::frame,
          .description = "Rows before and behind, null for all: [null, 0], [-2, 2]"};
}

std::vector<std::string_view> aggregates() {
  std::vector<std::string_view> names = chart_aggregates();
  names.insert(names.end(), {"argmin", "argmax", "values"});
  return names;
}

std::vector<std::string_view> window_operations() {
  std::vector<std::string_view> names{
      "row_number", "rank",        "dense_rank", "percent_rank", "cume_dist",  "ntile",     "lag",
      "lead",       "first_value", "last_value", "nth_value",    "prev_value", "next_value"};
  const auto more = aggregates();
  names.insert(names.end(), more.begin(), more.end());
  return names;
}

KeySpec operations(std::string_view name, std::string_view description, const MapSpec& inner) {
  return {.name = name,
          .type = Type::map,
          .description = description,
          .required = true,
          .count = Count::list,
          .inner = &inner};
}

const MapSpec& aggregate_keys() {
  static const MapSpec keys{
      .what = "an aggregate",
      .keys = {required(choice("op", "What is made of the values", aggregates())),
               field("field", "Of which field; 'count' needs none", false),
               field("as", "The new field; op_field", false)}};
  return keys;
}

const MapSpec& window_keys() {
  static const MapSpec keys{
      .what = "a window's operation",
      .keys = {required(choice("op", "What is made of the rows around", window_operations())),
               field("field", "Of which field", false),
               integer("param", "Of ntile, lag, lead and nth_value", 0, 1'000'000),
               field("as", "The new field; op_field", false)}};
  return keys;
}

TransformKind filter() {
  return {"filter",
          "The rows that a condition lets through",
          {"a filter",
           {{.name = "filter",
             .type = Type::predicate,
             .description = "An expression, datum.gdp > 3, or a test, {field: gdp, gt: 3}",
             .required = true}}}};
}

TransformKind calculate() {
  return {"calculate",
          "A field that is worked out",
          {"a calculate",
           {{.name = "calculate",
             .type = Type::expression,
             .description = "Of each row, which is 'datum'",
             .required = true},
            field("as", "The new field")}}};
}

TransformKind aggregate() {
  return {
      "aggregate",
      "A row for each group",
      {"an aggregate",
       {operations("aggregate", "What each row says of its group", aggregate_keys()), group_by()}}};
}

TransformKind joinaggregate() {
  return {
      "joinaggregate",
      "What aggregate says of a group, in each of its rows",
      {"a joinaggregate",
       {operations("joinaggregate", "What is said of the group", aggregate_keys()), group_by()}}};
}

TransformKind window() {
  return {"window",
          "Ranks, the rows before and behind, and running totals",
          {"a window",
           {operations("window", "What each row says of those around it", window_keys()), frame(),
            boolean("ignorePeers", "Whether rows that sort alike are told apart"), group_by(),
            sorted("The order in which rows follow one another")}}};
}

TransformKind stack() {
  return {"stack",
          "Where each value starts and ends on those before it",
          {"a stack",
           {field("stack", "The field whose values are stacked"), group_by(),
            choice("offset", "From zero, as shares of 1, or around the middle",
                   {"zero", "normalize", "center"}),
            sorted("The order from the bottom up"), fields("as", "Start and end")}}};
}

TransformKind fold() {
  return {"fold",
          "A row for each of several fields",
          {"a fold",
           {fields("fold", "The fields", true),
            fields("as", "Of their names and values; key, value")}}};
}

TransformKind flatten() {
  return {"flatten",
          "A row for each entry of lists",
          {"a flatten",
           {fields("flatten", "The fields that hold lists", true),
            fields("as", "Of the entries; the same names")}}};
}

TransformKind pivot() {
  return {"pivot",
          "A field for each value of another",
          {"a pivot",
           {field("pivot", "The field whose values name the new ones"),
            field("value", "The field that fills them"), group_by(),
            choice("op", "Of several values in one place; sum", aggregates()),
            integer("limit", "The most fields; 0 for all", 0, 10'000)}}};
}

TransformKind lookup() {
  static const MapSpec from{
      .what = "'from'",
      .keys = {any("data", "A source's name, {name: SOURCE} or {values: […]}", true),
               field("key", "The field of those rows that is matched"),
               fields("fields", "What is taken of them; the row itself as 'as'")}};
  return {"lookup",
          "Fields of other rows with the same key",
          {"a lookup",
           {field("lookup", "The field that is looked for"),
            {.name = "from",
             .type = Type::map,
             .description = "Where it is looked for",
             .required = true,
             .inner = &from},
            fields("as", "What they are called here"),
            any("default", "Where no row has the key; a gap")}}};
}

TransformKind impute() {
  return {"impute",
          "What is missing, filled in",
          {"an impute",
           {field("impute", "The field that is filled in"),
            field("key", "The field that says which rows there must be"),
            any("keyvals", "Keys that there must be too: a list, or {start, stop, step}"),
            group_by(), frame(),
            choice("method", "A value, or one made of the group's",
                   {"value", "mean", "median", "max", "min"}),
            any("value", "The value")}}};
}

TransformKind bin() {
  static const MapSpec options{
      .what = "'bin'",
      .keys = {integer("maxbins", "How many at most; 10", 1, 10'000),
               {.name = "step", .type = Type::any, .description = "How wide each is"},
               {.name = "minstep", .type = Type::any, .description = "How wide each is at least"},
               integer("base", "Of the numbers that are round; 10", 2, 1000),
               boolean("nice", "Whether the ends are round"),
               {.name = "extent", .type = Type::any, .description = "From where to where"}}};
  return {"bin",
          "The interval that a number lies in",
          {"a bin",
           {{.name = "bin",
             .type = Type::boolean_or_map,
             .description = "true, or how they are made",
             .required = true,
             .inner = &options},
            field("field", "The field"),
            required(fields("as", "Its start, or start and end"))}}};
}

TransformKind time_unit() {
  return {"timeUnit",
          "The start of the year, month or other unit that a date lies in",
          {"a timeUnit",
           {field("timeUnit", "year, yearquarter, yearmonth, month, …"),
            field("field", "The field"), field("as", "The new field")}}};
}

TransformKind sample() {
  return {"sample",
          "Some rows by chance, the same on every machine",
          {"a sample",
           {required(integer("sample", "How many", 0, most_selected_rows)),
            integer("seed", "Another one chooses others; 0", 0, 2'000'000'000)}}};
}

TransformKind select() {
  return {
      "select",
      "These fields and no others",
      {"a select",
       {fields("select", "The fields", true), fields("as", "What they are called from then on")}}};
}

TransformKind sort() {
  return {"sort",
          "The rows in an order",
          {"a sort", {required(sorted("gdp, -gdp, {field: gdp, order: descending}, or several"))}}};
}

TransformKind limit() {
  return {"limit",
          "The first rows",
          {"a limit",
           {required(integer("limit", "How many", 0, most_selected_rows)),
            integer("offset", "How many before them are left out", 0, most_selected_rows)}}};
}

}  // namespace

const std::vector<TransformKind>& transform_kinds() {
  static const std::vector<TransformKind> kinds{
      filter(),    calculate(), aggregate(), joinaggregate(), window(), stack(),
      fold(),      flatten(),   pivot(),     lookup(),        impute(), bin(),
      time_unit(), sample(),    select(),    sort(),          limit()};
  return kinds;
}

std::vector<std::string_view> transform_names() {
  std::vector<std::string_view> names;
  for (const TransformKind& kind : transform_kinds()) names.push_back(kind.name);
  return names;
}

const MapSpec& sort_key_keys() {
  static const MapSpec keys{.what = "a sort key",
                            .keys = {field("field", "The field"),
                                     choice("order", "From the least up, or from the greatest down",
                                            {"ascending", "descending"})}};
  return keys;
}

const MapSpec& predicate_keys() {
  static const MapSpec keys{
      .what = "a filter's test",
      .keys = {any("field", "The field"), any("equal", "The same"), any("lt", "Less"),
               any("lte", "Less, or the same"), any("gt", "More"), any("gte", "More, or the same"),
               any("range", "Between two, null for open: [3, null]"), any("oneOf", "One of a list"),
               any("valid", "Whether there is a value"), any("not", "A test that does not hold"),
               any("and", "All of these tests"), any("or", "One of these"),
               any("param", "In a chart, a selection of the screen, which on paper is of all"),
               any("empty", "Whether such a selection, in which there is nothing, is of all")}};
  return keys;
}

std::vector<KeySpec> selection_keys() {
  return {{.name = "transform",
           .type = Type::transforms,
           .description = "What is made of the rows first: Vega-Lite's transforms"},
          {.name = "sort",
           .type = Type::sort,
           .description = "Their order: gdp, -gdp, {field: gdp, order: descending}, or several"},
          integer("limit", "How many of them at most", 0, most_selected_rows),
          integer("offset", "How many are left out before these", 0, most_selected_rows)};
}

std::vector<KeySpec> with_selection_keys(std::vector<KeySpec> keys) {
  for (KeySpec& key : selection_keys()) keys.push_back(std::move(key));
  return keys;
}

bool is_selection_key(std::string_view name) {
  return name == "transform" || name == "sort" || name == "limit" || name == "offset";
}

}  // namespace jianbao::spec
