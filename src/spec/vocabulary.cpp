#include "spec/vocabulary.h"

#include <algorithm>

namespace jianbao::spec {

KeySpec version_key() {
  return {.name = "jianbao",
          .type = Type::integer,
          .description = "The version of the file's form",
          .least = 1,
          .most = 1};
}

const KeySpec* MapSpec::find(std::string_view name) const {
  const auto found =
      std::find_if(keys.begin(), keys.end(), [&](const KeySpec& key) { return key.name == name; });
  if (found != keys.end()) return &*found;
  return others ? &*others : nullptr;
}

std::vector<std::string_view> MapSpec::names() const {
  std::vector<std::string_view> names;
  for (const KeySpec& key : keys) names.push_back(key.name);
  return names;
}

const MapSpec& layout_keys() {
  static const MapSpec margins{
      .what = "the margins",
      .keys = {{.name = "inner", .type = Type::length, .description = "At the binding"},
               {.name = "outer", .type = Type::length, .description = "At the outer edge"},
               {.name = "top", .type = Type::length, .description = "Above the text"},
               {.name = "bottom", .type = Type::length, .description = "Below the text"}}};
  static const MapSpec running_line{
      .what = "a header or footer",
      .keys = {{.name = "inner", .type = Type::words, .description = "At the binding"},
               {.name = "center", .type = Type::words, .description = "In the middle"},
               {.name = "outer", .type = Type::words, .description = "At the outer edge"}}};
  static const MapSpec running_lines{
      .what = "a page's running lines",
      .keys = {{.name = "header",
                .type = Type::words_or_map,
                .description =
                    "What stands above the text of every page; a text alone at the inner edge",
                .inner = &running_line},
               {.name = "footer",
                .type = Type::words_or_map,
                .description = "What stands below it; a text alone at the outer edge",
                .inner = &running_line}}};
  static const MapSpec page{
      .what = "the page",
      .keys = {
          {.name = "size", .type = Type::choice, .description = "The sheet", .choices = {"A4"}},
          {.name = "margins",
           .type = Type::map,
           .description = "Mirrored on left-hand pages",
           .inner = &margins},
          {.name = "arrangement",
           .type = Type::choice,
           .description = "How two languages stand: in parallel columns, below one another, or the "
                          "first on left and the second on right pages",
           .choices = {"parallel", "stacked", "facing"}},
          {.name = "writing-mode",
           .type = Type::choice,
           .description = "The direction of lines, in editions in Chinese alone",
           .choices = {"horizontal-tb", "vertical-rl"}},
          {.name = "baseline",
           .type = Type::length,
           .description = "The distance of the grid's lines"},
          {.name = "baseline-grid",
           .type = Type::boolean,
           .description =
               "Whether all lines stand on the grid, so that columns and the two sides of "
               "a sheet register; else each paragraph has its own line-height"},
          {.name = "gutter", .type = Type::length, .description = "Between parallel columns"},
          {.name = "measure",
           .type = Type::length,
           .description = "The width of one-language text"},
          {.name = "side-column",
           .type = Type::length,
           .description = "At the outer edge, beside one language"},
          {.name = "side-gutter",
           .type = Type::length,
           .description = "Between text and side column"},
          {.name = "parallel-share",
           .type = Type::integer,
           .description = "Of the first of two columns, in thousandths of both",
           .least = 100,
           .most = 900},
          running_lines.keys[0],
          running_lines.keys[1],
          {.name = "first",
           .type = Type::map,
           .description = "What the first page has in their place",
           .inner = &running_lines},
          {.name = "left",
           .type = Type::map,
           .description = "What left pages have",
           .inner = &running_lines},
          {.name = "right",
           .type = Type::map,
           .description = "What right pages have",
           .inner = &running_lines},
          {.name = "blank",
           .type = Type::map,
           .description = "What blank pages have; nothing",
           .inner = &running_lines},
          {.name = "watermark",
           .type = Type::map,
           .description = "Words behind the text of every page",
           .inner = &watermark_keys(),
           .filled = true},
          {.name = "stamp",
           .type = Type::map,
           .description = "What the first page says above its text: copy, secrecy, urgency",
           .inner = &stamp_keys(),
           .filled = true}}};
  static const MapSpec parameters{
      .what = "the parameters",
      .keys = {},
      .others = KeySpec{.name = "NAME",
                        .type = Type::choice,
                        .description = "What a parameter takes",
                        .choices = {"any", "text", "number", "boolean", "date", "list", "record"}}};
  static const MapSpec component{.what = "a component",
                                 .keys = {{.name = "params",
                                           .type = Type::map,
                                           .description = "Its parameters and their types",
                                           .inner = &parameters},
                                          {.name = "blocks",
                                           .type = Type::blocks,
                                           .description = "What it stands for",
                                           .required = true}}};
  static const MapSpec components{.what = "the components",
                                  .keys = {},
                                  .others = KeySpec{.name = "NAME",
                                                    .type = Type::map,
                                                    .description = "A block of the layout's own",
                                                    .inner = &component}};
  static const MapSpec layout{
      .what = "the layout",
      .keys = {
          version_key(),
          {.name = "theme", .type = Type::path, .description = "The theme file", .required = true},
          {.name = "styles",
           .type = Type::map,
           .description = "Laid over the theme's, or more of them",
           .inner = theme_keys().find("styles")->inner},
          {.name = "page",
           .type = Type::map,
           .description = "The page and its grid",
           .inner = &page},
          {.name = "numbering",
           .type = Type::map,
           .description = "How headings, lists, figures and tables are counted",
           .inner = &numbering_keys()},
          {.name = "notes",
           .type = Type::map,
           .description = "How the notes that texts call are numbered, and where they stand",
           .inner = &note_keys()},
          {.name = "pdf",
           .type = Type::map,
           .description = "How the file is written",
           .inner = &pdf_keys()},
          {.name = "attach",
           .type = Type::map,
           .description = "The figures behind the pages, as files in the PDF",
           .count = Count::list,
           .inner = &attach_keys(),
           .filled = true},
          {.name = "components",
           .type = Type::map,
           .description = "Blocks of the layout's own, by name",
           .inner = &components},
          {.name = "blocks",
           .type = Type::blocks,
           .description = "The content, in order",
           .required = true}}};
  return layout;
}

const MapSpec& included_keys() {
  static const MapSpec included = [] {
    MapSpec map{.what = "an included file",
                .keys = {*layout_keys().find("components"), *layout_keys().find("blocks")}};
    map.keys.back().required = false;
    return map;
  }();
  return included;
}

const MapSpec& fonts_keys() {
  static const MapSpec variations{
      .what = "the variations",
      .others = KeySpec{.name = "axis",
                        .type = Type::number,
                        .description = "The value of a variable font's axis: {wdth: 87.5}",
                        .least = -32767,
                        .most = 32767}};
  static const MapSpec face{
      .what = "a face",
      .keys = {{.name = "file", .description = "The font file's name", .required = true},
               {.name = "index",
                .type = Type::integer,
                .description = "The face in a collection (.ttc), from 0",
                .least = 0,
                .most = 1000},
               {.name = "weight",
                .type = Type::integer,
                .description = "400 is regular, 700 bold",
                .least = 1,
                .most = 1000},
               {.name = "italic", .type = Type::boolean, .description = "Whether it is slanted"},
               {.name = "variations",
                .type = Type::map,
                .description = "Of a variable font: its axes beside weight and slant",
                .inner = &variations}}};
  static const MapSpec family{
      .what = "a family",
      .keys = {{.name = "name", .description = "As themes call it", .required = true},
               {.name = "generic",
                .type = Type::choice,
                .description = "What it may stand for when no family is named",
                .choices = {"serif", "sans-serif", "monospace", "kai"}},
               {.name = "language",
                .description = "Languages that it is drawn for, such as zh-Hant",
                .count = Count::one_or_list},
               {.name = "size-adjust",
                .type = Type::integer,
                .description = "Percent of the nominal size, to match x-heights",
                .least = 50,
                .most = 200},
               {.name = "faces",
                .type = Type::map,
                .description = "Its font files",
                .required = true,
                .count = Count::list,
                .inner = &face}}};
  static const MapSpec fonts{.what = "the font manifest",
                             .keys = {{.name = "folders",
                                       .description = "Where font files are looked for, in order",
                                       .count = Count::one_or_list},
                                      {.name = "families",
                                       .type = Type::map,
                                       .description = "The families that themes may name",
                                       .required = true,
                                       .count = Count::list,
                                       .inner = &family}}};
  return fonts;
}

const MapSpec& lock_keys() {
  static const MapSpec files{
      .what = "the locked files",
      .keys = {},
      .others = KeySpec{.name = "FILE", .description = "The SHA-256 of the file"}};
  static const MapSpec lock{
      .what = "the lock file",
      .keys = {{.name = "engine", .description = "The engine's version", .required = true},
               {.name = "fonts",
                .type = Type::map,
                .description = "Every font file of the manifest",
                .required = true,
                .inner = &files},
               {.name = "hyphenation",
                .type = Type::map,
                .description = "The files that words are hyphenated by",
                .required = true,
                .inner = &files},
               {.name = "conversion",
                .type = Type::map,
                .description = "The dictionaries from simplified to traditional Chinese",
                .required = true,
                .inner = &files}}};
  return lock;
}

}  // namespace jianbao::spec
