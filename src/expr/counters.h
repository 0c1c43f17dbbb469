#pragma once

#include <string_view>

namespace jianbao::expr {

// Whether Chinese counts with the word: 个, 家, 人次. 万 and 亿 are not part of it.
bool is_counter(std::string_view word);

}  // namespace jianbao::expr
