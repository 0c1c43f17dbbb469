#include "spec/transform_vocabulary.h"
#include "spec/vocabulary.h"

namespace jianbao::spec {

const MapSpec& project_keys() {
  static const MapSpec connection{
      .what = "where the database is",
      .keys = {
          {.name = "env",
           .description = "The environment variable with the connection string",
           .filled = true},
          {.name = "file", .type = Type::path, .description = "The file with it", .filled = true},
          {.name = "service",
           .description = "The section of pg_service.conf that says it",
           .filled = true}}};
  static const MapSpec source{
      .what = "a source", .keys = [] {
        std::vector<KeySpec> keys{
            {.name = "file", .type = Type::path, .description = "The data file"},
            {.name = "postgres",
             .type = Type::connection,
             .description = "In place of a file: where a PostgreSQL server is, {env: DATABASE_URL}",
             .inner = &connection},
            {.name = "from",
             .description = "In place of a file: another source, whose rows it takes"},
            {.name = "transform",
             .type = Type::transforms,
             .description =
                 "What is made of the rows: Vega-Lite's transforms, one after the other"},
            {.name = "key",
             .description = "The column whose cells name the rows: a map of them, not a list"}};
        const auto more = table_file_keys();
        keys.insert(keys.end(), more.begin(), more.end());
        return keys;
      }()};
  static const MapSpec sources{
      .what = "the sources",
      .keys = {},
      .others = KeySpec{.name = "NAME",
                        .type = Type::path_or_map,
                        .description = "A data file: .csv, .xlsx, .ods, .json, .jsonl, .yaml, …",
                        .inner = &source}};
  static const MapSpec plural_forms{
      .what = "a map of plural forms",
      .keys = {{.name = "one", .description = "Of 1: piece"},
               {.name = "other", .description = "Of all others: pieces", .required = true}}};
  static const MapSpec unit{
      .what = "a unit",
      .keys = {},
      .others = KeySpec{.name = "LANGUAGE",
                        .type = Type::name_or_map,
                        .description = "Its word, or its words by CLDR's plural forms",
                        .inner = &plural_forms}};
  static const MapSpec units{.what = "the units",
                             .keys = {},
                             .others = KeySpec{.name = "UNIT",
                                               .type = Type::map,
                                               .description = "Its words by language",
                                               .inner = &unit}};
  static const MapSpec brief{
      .what = "a brief",
      .keys = with_selection_keys(
          {{.name = "for",
            .type = Type::loop,
            .description = "One brief for each row of a source: county in counties"},
           {.name = "where",
            .type = Type::condition,
            .description = "Which rows, before they are sorted and counted: county.gdp > 3"},
           {.name = "if",
            .type = Type::condition,
            .description = "Only for rows where this holds: county.publish"},
           {.name = "name",
            .description = "The files' name; in a loop it may hold {expressions}",
            .required = true},
           {.name = "layout",
            .type = Type::path,
            .description = "The layout file",
            .required = true},
           {.name = "data",
            .type = Type::expression,
            .description = "A source, or in a loop the row or a field of it that names a source",
            .required = true},
           {.name = "editions",
            .type = Type::edition,
            .description =
                "zh, en, zh-Hant, zh-TW, zh-HK or, in parallel columns, two of them: zh+en",
            .required = true,
            .count = Count::one_or_list}})};
  static const MapSpec project{
      .what = "the project",
      .keys = {
          version_key(),
          {.name = "date",
           .type = Type::date,
           .description =
               "The only clock: the date in the PDFs' metadata; SOURCE_DATE_EPOCH without it"},
          {.name = "fonts",
           .type = Type::path,
           .description =
               "The font manifest; fonts/fonts.yaml, or the engine's own, when it is left out"},
          {.name = "units",
           .type = Type::map,
           .description = "Units that the engine does not know, 万 and 亿 aside: 支: {en: pieces}",
           .inner = &units},
          {.name = "sources",
           .type = Type::map,
           .description = "Data files by the names that layouts call them",
           .inner = &sources},
          {.name = "briefs",
           .type = Type::map,
           .description = "What is built",
           .required = true,
           .count = Count::list,
           .inner = &brief}}};
  return project;
}

}  // namespace jianbao::spec
