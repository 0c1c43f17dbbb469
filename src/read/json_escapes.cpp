#include "read/json_escapes.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <optional>

namespace jianbao::read {

namespace {

constexpr std::size_t escape_size = std::string_view("\\u0000").size();

std::optional<unsigned> escaped_unit(std::string_view text, std::size_t at) {
  if (text.size() < at + escape_size || text[at] != '\\' || text[at + 1] != 'u') {
    return std::nullopt;
  }
  unsigned unit = 0;
  const char* const end = text.data() + at + escape_size;
  const auto [stopped, error] = std::from_chars(text.data() + at + 2, end, unit, 16);
  return error == std::errc() && stopped == end ? std::optional(unit) : std::nullopt;
}

std::optional<unsigned> escaped_pair(std::string_view text, std::size_t at) {
  const auto high = escaped_unit(text, at), low = escaped_unit(text, at + escape_size);
  if (!high || !low || *high >> 10U != 0x36 || *low >> 10U != 0x37) return std::nullopt;
  return 0x10000 + ((*high & 0x3FFU) << 10U) + (*low & 0x3FFU);
}

}  // namespace

std::string with_yaml_escapes(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  bool in_string = false;
  std::size_t saved = 0;
  for (std::size_t i = 0; i < json.size();) {
    if (const auto pair = in_string ? escaped_pair(json, i) : std::nullopt) {
      std::array<char, 16> escape{};
      std::snprintf(escape.data(), escape.size(), "\\U%08X", *pair);
      out += escape.data();
      saved += 2 * escape_size - std::string_view(escape.data()).size();
      i += 2 * escape_size;
      continue;
    }
    const bool escape = in_string && json[i] == '\\' && i + 1 < json.size();
    if (json[i] == '"') in_string = !in_string;
    out += json.substr(i, escape ? 2 : 1);
    i += escape ? 2 : 1;
    if (in_string) continue;
    out.append(saved, ' ');
    saved = 0;
  }
  return out;
}

}  // namespace jianbao::read
