#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compose/markdown_tree.h"

namespace jianbao::compose::markdown {

// A tag as CommonMark finds it in a text: <span lang="en">, </span>, <br/>.
struct HtmlTag {
  std::string name;  // empty: a comment, or what else HTML puts in angle brackets
  bool ends = false;
  bool is_comment = false;
  std::vector<Attribute> attributes = {};
};
HtmlTag parse_tag(std::string_view written);

// Puts what stands between a tag and its end into it. Tags that nothing ends, or that end nothing,
// are problems.
std::vector<Span> nest_tags(std::vector<Span> spans, std::vector<Problem>& problems);

}  // namespace jianbao::compose::markdown
