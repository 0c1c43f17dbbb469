#pragma once

#include <string>
#include <string_view>

namespace jianbao::base {

// SHA-256 as 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace jianbao::base
