#pragma once

#include <string>
#include <string_view>

namespace jianbao::pdf {

// In the zlib format, as FlateDecode reads it (ISO 32000-1, 7.4.4).
std::string deflated(std::string_view bytes);

}  // namespace jianbao::pdf
