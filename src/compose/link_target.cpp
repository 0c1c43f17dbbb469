#include "compose/link_target.h"

#include <algorithm>
#include <array>

namespace jianbao::compose {

bool is_safe_target(std::string_view target) {
  constexpr std::array<std::string_view, 4> schemes{"http", "https", "mailto", "tel"};
  const std::size_t colon = target.find(':');
  if (colon == target.npos || colon + 1 == target.size()) return false;
  std::string scheme(target.substr(0, colon));
  for (char& c : scheme) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return std::find(schemes.begin(), schemes.end(), scheme) != schemes.end();
}

std::string as_uri(std::string_view target) {
  constexpr std::string_view digits = "0123456789ABCDEF", forbidden = "\"<>\\^`{|}";
  std::string out;
  for (const char c : target) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F && forbidden.find(c) == forbidden.npos) {
      out.push_back(c);
    } else {
      out += {'%', digits[byte >> 4U], digits[byte & 0xFU]};
    }
  }
  return out;
}

}  // namespace jianbao::compose
