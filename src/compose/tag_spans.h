#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace jianbao::compose {

// What in a text's tags no conversion of Chinese may touch, as byte ranges in order: paths, goals
// and names in attributes, and passages in another language, <span lang="en">…</span>.
std::vector<std::pair<std::size_t, std::size_t>> tag_spans(std::string_view text);

}  // namespace jianbao::compose
