#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jianbao::base {

// The entry of `known` that a mistyped word is nearest to, if it is near enough to be meant.
std::string nearest(std::string_view word, const std::vector<std::string_view>& known);
// The same as a hint: "did you mean 'x'?", or what is known when nothing is near.
std::string suggestion(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace jianbao::base
