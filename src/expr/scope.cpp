#include "expr/scope.h"

#include <algorithm>

namespace jianbao::expr {

using value::Value;

const Value* Scope::find(std::string_view name) const {
  for (const Scope* scope = this; scope != nullptr; scope = scope->parent_) {
    const auto& names = scope->names_;
    const auto found = std::find_if(names.rbegin(), names.rend(),
                                    [&](const Name& entry) { return entry.name == name; });
    if (found != names.rend()) return found->value;
  }
  return nullptr;
}

const base::Diagnostic* Scope::why_unread(std::string_view name) const {
  for (const Scope* scope = this; scope != nullptr; scope = scope->parent_) {
    for (const Unread& entry : scope->unread_) {
      if (entry.name == name) return entry.reason;
    }
    if (scope->reason_for_all_ != nullptr) return scope->reason_for_all_;
  }
  return nullptr;
}

std::vector<std::string_view> Scope::known() const {
  std::vector<std::string_view> known;
  for (const Scope* scope = this; scope != nullptr; scope = scope->parent_) {
    for (const Name& entry : scope->names_) known.emplace_back(entry.name);
  }
  return known;
}

}  // namespace jianbao::expr
