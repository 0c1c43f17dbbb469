#pragma once

#include <cstddef>
#include <string_view>

namespace jianbao::text {

// The bytes of the measure that a Chinese text starts with, as 亿元, 个百分点 or 平方公里: no line
// break parts it, nor it from the number before it (GB/T 15834, CLREQ 3.1.4). 0 where there is
// none.
std::size_t measure_word(std::string_view text);

// The bytes of the unit's symbol that a text starts with, as km, kW·h, km/h, m², ℃ or ％. 0 where
// there is none, or where a word goes on behind it.
std::size_t unit_symbol(std::string_view text);

// Whether an English word that stands behind a number counts with it: million, kilometres.
bool is_english_measure(std::string_view word);

}  // namespace jianbao::text
