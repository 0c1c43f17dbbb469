#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace jianbao::pdf {

// `more` takes twice as long and leaves a twentieth less.
enum class Effort : std::uint8_t { usual, more };

// In the zlib format, as FlateDecode reads it (ISO 32000-1, 7.4.4).
std::string deflated(std::string_view bytes, Effort effort = Effort::usual);

}  // namespace jianbao::pdf
