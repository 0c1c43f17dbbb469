#include "base/encoding.h"

#include <cstdint>

namespace jianbao::base {

std::optional<std::string> from_base64(std::string_view text) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  std::uint32_t group = 0;
  std::size_t count = 0, padding = 0;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    const std::size_t digit = c == '=' ? 0 : digits.find(c);
    if (digit == std::string_view::npos || (padding > 0 && c != '=')) return std::nullopt;
    padding += c == '=' ? 1 : 0;
    group = group << 6U | static_cast<std::uint32_t>(digit);
    if (++count % 4 != 0) continue;
    for (int shift = 16; shift >= 0; shift -= 8) {
      bytes += static_cast<char>((group >> static_cast<unsigned>(shift)) & 0xFFU);
    }
    group = 0;
  }
  if (count == 0 || count % 4 != 0 || padding > 2) return std::nullopt;
  bytes.resize(bytes.size() - padding);
  return bytes;
}

}  // namespace jianbao::base
