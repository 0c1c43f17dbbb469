#include <algorithm>

#include "spec/key_forms.h"
#include "spec/table_vocabulary.h"
#include "spec/transform_vocabulary.h"
#include "spec/vocabulary.h"

namespace jianbao::spec {

namespace {

constexpr int most_lines = 100;

BlockKind cover() {
  return {"cover",
          "The title page",
          "title",
          {"the block 'cover'",
           {words("title", "The brief's title", true), words("kicker", "A line above the title"),
            words("edition", "The edition's name, at the end of the kicker's line"),
            words("deck", "Lines below the title"), words("byline", "Who wrote it"),
            words("image", "The path of an SVG, PNG or JPEG, on the sheet's foot"),
            words("caption", "Below the image"),
            words("alt", "What the image shows, for those who cannot see it")}}};
}

BlockKind contents() {
  return {"contents",
          "The listed headings, or the numbered figures and tables, with their pages",
          "of",
          {"the block 'contents'",
           {{.name = "of",
             .type = Type::choice,
             .description = "What it lists, in the order of the document; headings",
             .count = Count::one_or_list,
             .choices = {"headings", "figures", "tables"}}}}};
}

BlockKind endnotes() {
  return {"endnotes",
          "The notes that were called before it and stand in no list yet",
          "title",
          {"the block 'endnotes'",
           {words("title", "A heading above them, if there are any"),
            integer("level", "Of that heading; 1", 1, 6)}}};
}

BlockKind index() {
  return {"index",
          "The terms that texts mark with <index>, by their initials, with their pages",
          "",
          {"the block 'index'", {}}};
}

BlockKind heading() {
  return {"heading",
          "A heading, and a bookmark",
          "text",
          {"the block 'heading'",
           {words("text", "What it says", true),
            integer("level", "1 for sections; a style 'heading-1' and so on goes with it", 1, 6),
            words("deck", "A line below"),
            words("running-head", "What the header says from here on; the text when left out"),
            words("number", "Hangs in the margin"),
            words("contents", "What the contents say; the text when left out"),
            choice("rule", "Where a rule stands above; page-top for sections, else none",
                   {"none", "page-top", "in-page", "always"}),
            choice("width", "The measure, or the text area", {"text", "full"}),
            integer("lines", "Its height in lines of the grid", 0, most_lines),
            integer("lines-before", "Blank lines above", 0, most_lines),
            boolean("numbered", "Whether it has the number that the layout's numbering gives it"),
            boolean("listed", "Whether the contents list it; those of level 1 are")}}};
}

BlockKind text() {
  return {"text",
          "Paragraphs, and what CommonMark has besides: lists, quotations, tables, code",
          "text",
          {"the block 'text'",
           {words("text", "What it says", true),
            boolean("keep-with-next", "Whether the next block starts on the same page"),
            boolean("continues", "Whether it goes on with the paragraph before: no indent"),
            integer("lines", "How long the lines of a vertical text are, in lines of the grid", 4,
                    most_lines),
            integer("lines-before", "Blank lines above", 0, most_lines)}}};
}

BlockKind list() {
  return {"list",
          "Items one below the other, behind bullets or numbers",
          "items",
          {"the block 'list'",
           {{.name = "items",
             .type = Type::words,
             .description = "What they say; lists within them by CommonMark",
             .count = Count::list},
            {.name = "of",
             .type = Type::expression,
             .description = "In place of 'items': a list of texts in the data"},
            boolean("ordered", "Whether they are numbered"),
            integer("start", "The first number", 1, 9999),
            boolean("loose", "Whether a blank line stands between them")}}};
}

BlockKind quote() {
  return {"quote",
          "The words of another",
          "text",
          {"the block 'quote'",
           {words("text", "What they say", true), words("source", "Whose they are, below")}}};
}

BlockKind callout() {
  return {"callout",
          "A box on a tinted ground",
          "text",
          {"the block 'callout'",
           {words("text", "What it says", true),
            words("title", "Above the text"),
            {.name = "color",
             .type = Type::color_name,
             .description = "The ground: a colour, or its name; 'tint' when left out"}}}};
}

BlockKind code() {
  return {"code",
          "Lines as they are written: no expressions, no marks",
          "text",
          {"the block 'code'", {{.name = "text", .description = "The lines", .required = true}}}};
}

BlockKind cards() {
  return {"cards",
          "Key figures side by side",
          "figures",
          {"the block 'cards'",
           {{.name = "figures",
             .type = Type::expression,
             .description = "The figures; those that are null are left out",
             .required = true,
             .count = Count::one_or_list},
            choice("width", "The text area, or the measure", {"full", "text"}),
            integer("columns", "Cards in a row", 1, 12),
            integer("key", "The one in the accent colour, from 1; 0 for none", 0, 1000),
            integer("lines", "A row's height in lines of the grid", 0, most_lines)}}};
}

BlockKind image() {
  return {
      "image",
      "A picture",
      "file",
      {"the block 'image'",
       {words("file", "The path of an SVG, PNG or JPEG", true), words("title", "Above the image"),
        words("subtitle", "Below the title"), words("caption", "Below the image"),
        boolean("number", "Whether the caption has a number: Figure 1"),
        choice("width", "Its place: the text area, or the measure", {"full", "text"}),
        size("image-width", "Of the picture; its place's, or its own if that is smaller"),
        size("image-height", "Of the picture; with a width, it stands within both"),
        choice("align", "Where it stands in a wider place", {"start", "center", "end"}),
        words("alt", "What the image shows, for those who cannot see it")}}};
}

const MapSpec& chart_options() {
  static const MapSpec options{
      .what = "a chart",
      .keys = {{.name = "spec",
                .type = Type::chart,
                .description = "A Vega-Lite spec, or the path of one",
                .required = true},
               {.name = "data",
                .type = Type::expression,
                .description = "Its rows: a list, a map of figures, or several expressions",
                .count = Count::one_or_list},
               words("title", "The finding, above the chart"),
               words("subtitle", "What is measured: quantity, unit, year"),
               boolean("number", "Whether the title has a number: Figure 1"),
               words("source", "Below the chart"),
               words("alt", "What the chart shows, for those who cannot see it"),
               integer("lines", "The plot's height in lines of the grid", 0, most_lines),
               boolean("required", "Whether a chart without data is an error"),
               choice("width", "The text area, or the measure", {"full", "text"})}};
  return options;
}

BlockKind chart() { return {"chart", "A chart", "spec", chart_options()}; }

BlockKind charts() {
  return {"charts",
          "Charts side by side; as many as the edition has languages stand in its columns",
          "charts",
          {"the block 'charts'",
           {{.name = "charts",
             .type = Type::map,
             .description = "From left to right",
             .required = true,
             .count = Count::list,
             .inner = &chart_options()},
            choice("width", "The text area, or the measure", {"full", "text"})}}};
}

BlockKind aside() {
  return {"aside",
          "Cards in the side column, beside the block before; nothing in parallel editions",
          "figures",
          {"the block 'aside'",
           {{.name = "figures",
             .type = Type::expression,
             .description = "The figures, or an expression that gives a list of them",
             .required = true,
             .count = Count::one_or_list}}}};
}

BlockKind highlight() {
  return {
      "highlight",
      "One figure, large, with what it means beside it",
      "",
      {"the block 'highlight'",
       {{.name = "figure", .type = Type::expression, .description = "The figure", .required = true},
        words("text", "What it means", true),
        words("note", "Below the text"),
        {.name = "unit",
         .type = Type::boolean,
         .description = "Whether the unit stands behind the number"},
        integer("lines", "Its height in lines of the grid", 3, most_lines)}}};
}

KeySpec color(std::string_view name, std::string_view description) {
  return {.name = name, .type = Type::color_name, .description = description};
}

BlockKind qr_code() {
  return {"qr-code",
          "A text for cameras, such as a web address",
          "text",
          {"the block 'qr-code'",
           {words("text", "What a reader of the code gets", true),
            size("size", "The side, with the white around it; 25mm"),
            choice("level", "How much of it may be lost: 15 % (M), 7 % (L), 25 % (Q), 30 % (H)",
                   {"M", "L", "Q", "H"}),
            color("color", "Of the code; the theme's 'ink'"), words("caption", "Below the code"),
            choice("align", "Where it stands in a wider place", {"start", "center", "end"})}}};
}

BlockKind rule() {
  return {
      "rule",
      "A horizontal line",
      "",
      {"the block 'rule'",
       {size("thickness", "Of the line; 0.5pt"), color("color", "Of the line; the theme's 'ink'"),
        size("length", "Of the line; its place's"),
        choice("align", "Where a shorter one stands", {"start", "center", "end"}),
        choice("width", "Its place: the text area, or the measure", {"full", "text"}),
        integer("lines", "Its height in lines of the grid, in whose middle it stands", 1,
                most_lines)}}};
}

BlockKind box() {
  return {
      "box",
      "Blocks on a ground of their own; pages may break within",
      "blocks",
      {"the block 'box'",
       {{.name = "blocks",
         .type = Type::blocks,
         .description = "What stands in it",
         .required = true},
        color("background", "The ground; the theme's 'tint', if there is neither it nor a border"),
        color("border", "The line around it; none"),
        size("border-width", "Of the line around it; 0.5pt"),
        size("padding", "Between its edge and what it holds; 8pt"),
        choice("width", "The measure, or the text area", {"text", "full"})}}};
}

BlockKind columns() {
  return {"columns",
          "Blocks in columns that end on one height; parallel editions have no more columns",
          "blocks",
          {"the block 'columns'",
           {{.name = "blocks",
             .type = Type::blocks,
             .description = "What fills them, one after the other",
             .required = true},
            integer("count", "How many; 2", 2, 6),
            size("gutter", "Between them; 18pt")}}};
}

BlockKind space() {
  return {"space",
          "Blank lines",
          "lines",
          {"the block 'space'", {integer("lines", "How many", 0, most_lines)}}};
}

BlockKind page_break() {
  return {"page-break",
          "What follows starts on a new page",
          "",
          {"the block 'page-break'",
           {choice("to", "Any page; or a left or right one, behind a blank one where need be",
                   {"any", "left", "right"}),
            choice("numbering", "How pages are numbered from there on, from 1",
                   {"decimal", "lower-roman", "upper-roman", "lower-alpha", "upper-alpha"}),
            integer("start", "The new page's number", 1, 100000)}}};
}

BlockKind blocks() {
  return {"blocks",
          "Blocks that share a condition, loop or data",
          "blocks",
          {"the block 'blocks'",
           {{.name = "blocks",
             .type = Type::blocks,
             .description = "The blocks, in order",
             .required = true}}}};
}

BlockKind include() {
  return {
      "include",
      "The blocks of another file, in this place",
      "file",
      {"the block 'include'",
       {{.name = "file",
         .type = Type::path,
         .description = "A YAML file: a list of blocks, or a map with 'components' and 'blocks'",
         .required = true}}}};
}

}  // namespace

const std::vector<BlockKind>& block_kinds() {
  static const std::vector<BlockKind> kinds{
      cover(), contents(),   endnotes(), index(),   heading(), text(),      list(),
      quote(), callout(),    code(),     cards(),   aside(),   highlight(), table_kind(),
      chart(), charts(),     image(),    qr_code(), rule(),    box(),       columns(),
      space(), page_break(), blocks(),   include()};
  return kinds;
}

const BlockKind* find_block_kind(std::string_view name) {
  const auto& kinds = block_kinds();
  const auto found = std::find_if(kinds.begin(), kinds.end(),
                                  [&](const BlockKind& kind) { return kind.name == name; });
  return found == kinds.end() ? nullptr : &*found;
}

const MapSpec& block_modifiers() {
  static const MapSpec names{
      .what = "'let'",
      .keys = {},
      .others = KeySpec{.name = "NAME",
                        .type = Type::expression,
                        .description = "What the name stands for within the block"}};
  static const MapSpec modifiers{
      .what = "a block",
      .keys = with_selection_keys(
          {{.name = "if",
            .type = Type::condition,
            .description = "Only where this holds: value > 0, or present fdi.rank"},
           {.name = "for",
            .type = Type::loop,
            .description = "Once for each item: paragraph in section.text; key, value in a map"},
           {.name = "where",
            .type = Type::condition,
            .description = "With 'for': which items, before they are sorted and counted"},
           {.name = "let",
            .type = Type::map,
            .description = "Names for expressions, for the block and what stands in it",
            .inner = &names},
           {.name = "with",
            .type = Type::expression,
            .description = "Other data in the place of the brief's"},
           {.name = "id", .type = Type::words, .description = "A name for links to the block"},
           {.name = "keep",
            .type = Type::choice,
            .description = "On one page, or with what follows",
            .count = Count::one_or_list,
            .choices = {"together", "with-next"}},
           {.name = "float",
            .type = Type::choice,
            .description = "At the top or the bottom of its page, or of the next; or in the side "
                           "column, beside the block before",
            .choices = {"top", "bottom", "margin"}},
           {.name = "style",
            .type = Type::name_or_map,
            .description = "A style of the theme, in place of the kind's own; or properties, laid "
                           "over that",
            .inner = theme_keys().find("styles")->inner->others->inner}})};
  return modifiers;
}

}  // namespace jianbao::spec
