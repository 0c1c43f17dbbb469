#pragma once

#include <string>

namespace jianbao::read {

// A binary number with the 15 digits that it holds for sure, in plain notation: 35.600000000000001
// is 35.6. Empty where it is none, or has more than 18 digits before or behind the point.
std::string plain_number(double number);

}  // namespace jianbao::read
