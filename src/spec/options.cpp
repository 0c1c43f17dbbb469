#include "spec/options.h"

#include <algorithm>

#include "expr/expr.h"
#include "spec/fields.h"
#include "spec/fits.h"

namespace jianbao::spec {

bool is_short(const value::Value& content, const BlockKind& kind) {
  if (content.as_record() == nullptr) return true;
  const KeySpec* main = kind.main.empty() ? nullptr : kind.options.find(kind.main);
  return main != nullptr && main->type == Type::words && expr::is_language_map(content);
}

const value::Value* Options::find(std::string_view name) const {
  if (main_.empty()) return Fields(content_, keys_).find(name);
  Fields({}, keys_).find(name);  // aborts for a name that is not in the vocabulary
  const bool meant = name == main_ && !content_.is_null() && fits(content_, *keys_.find(name));
  return meant ? &content_ : nullptr;
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

std::optional<base::Length> Options::length(std::string_view name) const {
  const value::Value* found = find(name);
  const auto* text = found == nullptr ? nullptr : found->as_text();
  return text == nullptr ? std::nullopt : base::parse_length(*text);
}

std::string_view Options::word(std::string_view name) const {
  const auto& choices = keys_.find(name)->choices;
  const value::Value* found = find(name);
  const auto* text = found == nullptr ? nullptr : found->as_text();
  const auto at = std::find(choices.begin(), choices.end(), text == nullptr ? "" : *text);
  return at == choices.end() ? choices.front() : *at;
}

}  // namespace jianbao::spec
