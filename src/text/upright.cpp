#include "text/upright.h"

#include <algorithm>

namespace jianbao::text {

VerticalForm vertical_form(std::string_view word) {
  const auto all = [&](auto test) { return std::all_of(word.begin(), word.end(), test); };
  if (all([](char c) { return c >= '0' && c <= '9'; })) {
    if (word.size() == 1 || word.size() == 4) return VerticalForm::letters;
    return word.size() == 2 ? VerticalForm::one_cell : VerticalForm::turned;
  }
  const bool capitals = all([](char c) { return c >= 'A' && c <= 'Z'; });
  return capitals && word.size() <= 5 ? VerticalForm::letters : VerticalForm::turned;
}

std::string vertical_quotation_mark(const Character& character, std::string_view language) {
  if (convention_of(language) != MarkConvention::mainland) return {};
  switch (character.code) {
    case U'“':
      return "『";
    case U'”':
      return "』";
    case U'‘':
      return "「";
    case U'’':
      return "」";
    default:
      return {};
  }
}

}  // namespace jianbao::text
