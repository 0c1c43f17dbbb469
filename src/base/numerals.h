#pragma once

#include <string>

namespace jianbao::base {

// "xiv"; from 1 up.
std::string roman_numeral(int number);
// "XIV", of a text in small letters a to z.
std::string in_capitals(std::string letters);

}  // namespace jianbao::base
