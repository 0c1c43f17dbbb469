#include "base/odd_character.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace jianbao::base {

std::string odd_character(std::string_view word) {
  struct Odd {
    char32_t code;
    std::string_view name;
  };
  constexpr std::array<Odd, 11> known{{{U'\u00A0', "a no-break space"},
                                       {U'\u3000', "a full-width space"},
                                       {U'\u200B', "a zero-width space"},
                                       {U'\u200D', "a zero-width joiner"},
                                       {U'\uFEFF', "a byte order mark"},
                                       {U'\u00AD', "a soft hyphen"},
                                       {U'“', "a curly quotation mark"},
                                       {U'”', "a curly quotation mark"},
                                       {U'‘', "a curly quotation mark"},
                                       {U'’', "a curly quotation mark"},
                                       {U'：', "a full-width colon"}}};
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const Odd& odd) { return odd.code == c; });
    std::string_view name = found == known.end() ? std::string_view() : found->name;
    if (name.empty() && c >= 0xFF01 && c <= 0xFF5E) name = "a full-width character";
    if (!name.empty()) return std::string(name) + " (" + code_point_name(c) + ")";
  }
  return {};
}

}  // namespace jianbao::base
