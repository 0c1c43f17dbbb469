#pragma once

#include <string_view>

#include "compose/markdown_tree.h"

namespace jianbao::compose::markdown {

// Longer texts with marks in them are refused.
constexpr std::size_t longest = 200'000;

// A text where paragraphs, lists and the like may stand; `chinese` by its language.
Text parse(std::string_view text, bool chinese);
// A text of one paragraph, in which nothing begins a block.
Text parse_line(std::string_view text, bool chinese);

}  // namespace jianbao::compose::markdown
