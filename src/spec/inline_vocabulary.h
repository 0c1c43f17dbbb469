#pragma once

#include <string_view>
#include <vector>

namespace jianbao::spec {

// HTML's tags that may stand within a text, as data.
struct InlineTag {
  std::string_view name;
  std::vector<std::string_view> attributes;
  bool is_void = false;  // has no content and no end tag
};
const std::vector<InlineTag>& inline_tags();
const InlineTag* find_inline_tag(std::string_view name);
std::vector<std::string_view> inline_tag_names();

}  // namespace jianbao::spec
