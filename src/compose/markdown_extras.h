#pragma once

#include <string_view>
#include <vector>

#include "compose/markdown_tree.h"

// What GFM adds within a paragraph. cmark's own extensions change tables of the whole process while
// they parse, and know no Chinese beside an address.
namespace jianbao::compose::markdown {

// A part of the text as cmark has it → what it says, the `~~` in it (text with `written`), and
// links where an address stands.
std::vector<Span> split_text(std::string_view prepared, bool links);

// What stands between two `~~` of one level is struck through, as by <s>. Addresses within a link
// are not links.
std::vector<Span> with_strikes(std::vector<Span> spans);

}  // namespace jianbao::compose::markdown
