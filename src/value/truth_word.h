#pragma once

#include <optional>
#include <string_view>

namespace jianbao::value {

// TRUE and false in any case, as sheets and people write them; empty for any other text.
std::optional<bool> truth_word(std::string_view text);

}  // namespace jianbao::value
