#include "spec/color_hint.h"

#include <vector>

#include "base/spelling.h"

namespace jianbao::spec {

std::string color_hint(const std::string& name, const std::map<std::string, base::Color>& colors) {
  constexpr const char* digits = "six hexadecimal digits in quotes: '#1F2328'";
  if (colors.empty()) return digits;
  std::vector<std::string_view> known;
  for (const auto& [color, value] : colors) known.push_back(color);
  const std::string hint = base::suggestion(name, known);
  return hint.starts_with("did you mean") ? hint : hint + "; or " + digits;
}

}  // namespace jianbao::spec
