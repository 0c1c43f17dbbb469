#pragma once

#include <string>
#include <string_view>

namespace jianbao::expr {

// What texts have in common that differ only in case (Unicode, 3.13): names that some file systems
// take for one.
std::string folded(std::string_view text);

}  // namespace jianbao::expr
