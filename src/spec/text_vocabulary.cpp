#include "spec/vocabulary.h"

namespace jianbao::spec {

const std::vector<KeySpec>& text_properties() {
  static const std::vector<KeySpec> properties{
      {.name = "text-emphasis",
       .description = "Marks at each character: dot, circle, sesame, none"},
      {.name = "text-decoration-line",
       .type = Type::choice,
       .description = "A line along the text",
       .choices = {"none", "underline", "line-through", "proper-name", "book-title"}},
      {.name = "font-variant-caps",
       .type = Type::choice,
       .description = "Small capitals for lower-case letters",
       .choices = {"normal", "small-caps"}},
      {.name = "font-variant-numeric",
       .description = "oldstyle-nums or lining-nums, tabular-nums or proportional-nums, or normal"},
      {.name = "font-feature-settings",
       .description = "OpenType features: '\"ss01\" on, \"liga\" off'"},
      {.name = "vertical-align",
       .type = Type::choice,
       .description = "Raised or lowered; its size does not change by itself",
       .choices = {"baseline", "super", "sub"}},
      {.name = "ruby-position",
       .type = Type::choice,
       .description = "Where readings stand; zhuyin at the right of its character by itself",
       .choices = {"over", "under", "inter-character"}},
  };
  return properties;
}

const std::vector<std::pair<std::string_view, std::string_view>>& inline_styles() {
  static const std::vector<std::pair<std::string_view, std::string_view>> styles{
      {"emphasis", "Of *emphasis*"},
      {"strong", "Of **strong** parts"},
      {"code", "Of `code`"},
      {"link", "Of links"},
      {"superscript", "Of <sup>, and of the marks of notes"},
      {"subscript", "Of <sub>"},
      {"small", "Of <small>"},
      {"ruby", "Of a text with a reading; its ruby-position is that of the reading"},
  };
  return styles;
}

}  // namespace jianbao::spec
