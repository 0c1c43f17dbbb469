#include "spec/inline_vocabulary.h"

#include <algorithm>

namespace jianbao::spec {

const std::vector<InlineTag>& inline_tags() {
  static const std::vector<InlineTag> tags = [] {
    std::vector<InlineTag> all{{"br", {}, true}, {"wbr", {}, true}, {"rp", {}}};
    const std::vector<std::string_view> global{"class", "lang", "style"};
    for (const std::string_view name :
         {"a",  "b",  "cite", "code", "del",   "em",   "i",      "img", "index", "nobr",
          "rb", "rt", "ruby", "s",    "small", "span", "strong", "sub", "sup",   "u"}) {
      InlineTag tag{name, global, name == "img"};
      if (name == "a") tag.attributes.insert(tag.attributes.begin(), "href");
      if (name == "a" || name == "span") {
        tag.attributes.insert(tag.attributes.begin() + (name == "a" ? 2 : 1), "id");
      }
      if (name == "index") {
        tag.attributes.insert(tag.attributes.end(), {"sort", "sub", "term"});
      }
      if (name == "img") tag.attributes = {"alt", "height", "src"};
      if (name == "rt") tag.attributes = {};
      all.push_back(std::move(tag));
    }
    return all;
  }();
  return tags;
}

const InlineTag* find_inline_tag(std::string_view name) {
  const auto& tags = inline_tags();
  const auto found = std::find_if(tags.begin(), tags.end(),
                                  [&](const InlineTag& tag) { return tag.name == name; });
  return found == tags.end() ? nullptr : &*found;
}

std::vector<std::string_view> inline_tag_names() {
  std::vector<std::string_view> names;
  for (const InlineTag& tag : inline_tags()) names.push_back(tag.name);
  return names;
}

}  // namespace jianbao::spec
