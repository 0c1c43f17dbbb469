#pragma once

#include <string>
#include <string_view>

#include "text/characters.h"

namespace jianbao::text {

// How a word stands in a vertical line (CLREQ 3.4.2): turned a quarter; side by side in one cell,
// as a number of two digits; or letter by letter, as an abbreviation in capitals or a year.
enum class VerticalForm { turned, one_cell, letters };
VerticalForm vertical_form(std::string_view word);

// On the mainland “ and ‘ become 『 and 「 (GB/T 15834, 5.2); empty: the character stays.
std::string vertical_quotation_mark(const Character& character, std::string_view language);

}  // namespace jianbao::text
