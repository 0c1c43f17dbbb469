#include "spec/options.h"

#include "expr/expr.h"
#include "spec/fields.h"

namespace jianbao::spec {

bool is_short(const value::Value& content, const BlockKind& kind) {
  if (content.as_record() == nullptr) return true;
  const KeySpec* main = kind.main.empty() ? nullptr : kind.options.find(kind.main);
  return main != nullptr && main->type == Type::words && expr::is_language_map(content);
}

const value::Value* Options::find(std::string_view name) const {
  if (!is_short(content_, kind_)) return Fields(content_, kind_.options).find(name);
  Fields({}, kind_.options).find(name);  // aborts for a name that is not in the vocabulary
  return name == kind_.main && !content_.is_null() ? &content_ : nullptr;
}

int Options::integer(std::string_view name, int fallback) const {
  const value::Value* found = find(name);
  const auto* number = found == nullptr ? nullptr : found->as_number();
  return number == nullptr ? fallback : static_cast<int>(number->coefficient());
}

bool Options::boolean(std::string_view name, bool fallback) const {
  const value::Value* found = find(name);
  const auto* truth = found == nullptr ? nullptr : found->as_bool();
  return truth == nullptr ? fallback : *truth;
}

}  // namespace jianbao::spec
