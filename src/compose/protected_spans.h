#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace jianbao::compose {

// What in a text are no words, as byte ranges in order: code between backticks, the goals of links
// behind `](` or in angle brackets, web addresses, what tags name, and passages in another
// language. Conversion leaves them as they are.
std::vector<std::pair<std::size_t, std::size_t>> protected_spans(std::string_view text);

}  // namespace jianbao::compose
