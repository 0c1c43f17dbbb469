#include "spec/text_settings.h"
#include "spec/vocabulary.h"

namespace jianbao::spec {

namespace {

std::vector<KeySpec> style_properties() {
  std::vector<KeySpec> properties{
      {.name = "font-family",
       .description = "Families of the font manifest; a character takes the first that has it",
       .count = Count::one_or_list},
      {.name = "font-size",
       .type = Type::length,
       .description = "The nominal size",
       .least = 1,
       .most = 500},
      {.name = "font-weight",
       .type = Type::integer,
       .description = "400 is regular, 700 bold",
       .least = 1,
       .most = 1000},
      {.name = "font-style",
       .type = Type::choice,
       .description = "Upright or italic",
       .choices = {"normal", "italic"}},
      {.name = "tabular-figures",
       .type = Type::boolean,
       .description = "Figures of one width, for columns of numbers"},
      {.name = "color", .type = Type::color_name, .description = "A colour, or its name"},
      {.name = "letter-spacing",
       .type = Type::relative_length,
       .description = "Added behind each character"},
      {.name = "line-height",
       .type = Type::relative_length,
       .description = "From baseline to baseline",
       .least = 1,
       .most = 500},
      {.name = "text-align",
       .type = Type::choice,
       .description = "How lines fill the measure",
       .choices = {"justify", "start", "center", "end", "left", "right", "justify-all"}},
      {.name = "text-indent",
       .type = Type::relative_length,
       .description = "Of a paragraph's first line; 'auto': two em, in a narrow column one",
       .choices = {"auto"}},
      {.name = "indent-first",
       .type = Type::boolean,
       .description = "Whether a paragraph that follows no other is indented too"},
      {.name = "margin-top", .type = Type::relative_length, .description = "On the cover: above"},
      {.name = "row-gap",
       .type = Type::relative_length,
       .description = "On the cover: between languages"},
      {.name = "hyphens",
       .type = Type::choice,
       .description = "Whether words may be hyphenated",
       .choices = {"auto", "none"}},
  };
  const std::vector<KeySpec>& settings = text_settings();
  properties.insert(properties.end(), settings.begin(), settings.end());
  return properties;
}

}  // namespace

const MapSpec& theme_keys() {
  static const MapSpec ink{
      .what = "a colour",
      .keys = {{.name = "rgb",
                .type = Type::color,
                .description = "On screens: '#1F2328'",
                .required = true},
               {.name = "cmyk",
                .type = Type::integer,
                .description = "On paper: percents of cyan, magenta, yellow and black",
                .required = true,
                .count = Count::list,
                .least = 0,
                .most = 100},
               {.name = "spot", .description = "The name of an ink of its own", .filled = true}}};
  static const MapSpec colors{
      .what = "the colours",
      .keys = {},
      .others = KeySpec{
          .name = "NAME",
          .type = Type::color_or_ink,
          .description = "Six hexadecimal digits: '#1F2328', or how screens and presses show it",
          .inner = &ink}};
  static const MapSpec by_language{.what = "a style", .keys = style_properties()};
  static const MapSpec style = [] {
    MapSpec whole{.what = "a style", .keys = style_properties()};
    for (const std::string_view language : {"zh", "en", "zh-Hant", "zh-TW", "zh-HK"}) {
      whole.keys.push_back({.name = language,
                            .type = Type::map,
                            .description = "What differs in this language",
                            .inner = &by_language});
    }
    return whole;
  }();
  static const MapSpec styles{
      .what = "the styles",
      .keys = inline_style_keys(style),
      .others = KeySpec{
          .name = "NAME", .type = Type::map, .description = "A named look", .inner = &style}};
  static const MapSpec theme{
      .what = "the theme",
      .keys = {
          version_key(),
          {.name = "colors", .type = Type::map, .description = "Colours by name", .inner = &colors},
          {.name = "chart",
           .type = Type::chart_config,
           .description = "How charts look, in the form of Vega-Lite's config"},
          {.name = "styles",
           .type = Type::map,
           .description = "Looks by name; all start from 'text'",
           .required = true,
           .inner = &styles}}};
  return theme;
}

}  // namespace jianbao::spec
