#include <array>

#include "spec/vocabulary.h"

namespace jianbao::spec {

namespace {

struct InlineStyle {
  std::string_view name, description;
};
constexpr std::array<InlineStyle, 8> styles{
    {{"emphasis", "Of *emphasis*"},
     {"strong", "Of **strong** parts"},
     {"code", "Of `code`"},
     {"link", "Of links"},
     {"superscript", "Of <sup>, and of the marks of notes"},
     {"subscript", "Of <sub>"},
     {"small", "Of <small>"},
     {"ruby", "Of a text with a reading; its ruby-position is that of the reading"}}};

// Sizes in em are those of the text around, so only what stands within a text may have them.
MapSpec with_relative_size(MapSpec style) {
  for (KeySpec& key : style.keys) {
    if (key.name == "font-size") key.type = Type::relative_length;
  }
  return style;
}

}  // namespace

std::vector<KeySpec> inline_style_keys(const MapSpec& style) {
  static const MapSpec by_language = with_relative_size(*style.find("zh")->inner);
  static const MapSpec whole = [&] {
    MapSpec map = with_relative_size(style);
    for (KeySpec& key : map.keys) {
      if (key.name == "zh" || key.name == "en") key.inner = &by_language;
    }
    return map;
  }();
  std::vector<KeySpec> keys;
  for (const auto& [name, description] : styles) {
    keys.push_back({.name = name, .type = Type::map, .description = description, .inner = &whole});
  }
  return keys;
}

}  // namespace jianbao::spec
