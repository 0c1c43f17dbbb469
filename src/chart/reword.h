#pragma once

#include <functional>
#include <string>

namespace jianbao::chart {

// What becomes of words for a language; empty: they stay.
using Reword = std::function<std::string(const std::string& words, const std::string& language)>;

}  // namespace jianbao::chart
