#pragma once

#include <string_view>

namespace jianbao::expr {

// CLDR's short English name of the unit that it calls so in Chinese: "ac" of 英亩. Empty where it
// has none. Times (天, 周) are left out: Chinese counts in them, and their English has plurals.
std::string_view cldr_symbol(std::string_view chinese_name);

}  // namespace jianbao::expr
