#include "value/truth_word.h"

#include <algorithm>

namespace jianbao::value {

std::optional<bool> truth_word(std::string_view text) {
  const auto is = [&](std::string_view word) {
    return std::equal(text.begin(), text.end(), word.begin(), word.end(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
  };
  if (is("true")) return true;
  return is("false") ? std::optional(false) : std::nullopt;
}

}  // namespace jianbao::value
