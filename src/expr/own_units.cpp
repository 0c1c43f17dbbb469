#include "expr/own_units.h"

#include <algorithm>

#include "base/language_tag.h"

namespace jianbao::expr {

const OwnUnit* OwnUnits::find(std::string_view name) const {
  const auto found = std::find_if(units_.begin(), units_.end(),
                                  [&](const OwnUnit& unit) { return unit.name == name; });
  return found == units_.end() ? nullptr : &*found;
}

std::string words_of(const OwnUnit& unit, std::string_view language, std::string_view form) {
  const auto* texts = unit.words.as_record();
  if (texts == nullptr) return {};
  const std::string tag = base::full_language_tag(std::string(language));
  for (const value::Field& field : texts->fields()) {
    if (!base::is_in_range(tag, field.key)) continue;
    const auto* forms = field.value.as_record();
    const value::Value* words = forms == nullptr ? &field.value : forms->find(form);
    if (words == nullptr) words = forms->find("other");
    if (words != nullptr && words->as_text() != nullptr) return *words->as_text();
  }
  return {};
}

}  // namespace jianbao::expr
