#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "expr/expression.h"
#include "expr/wording.h"

namespace jianbao::expr {

// Names and what they stand for; the latest of a name wins, and a scope hides its parent's. Values
// and parent are borrowed: they must outlive the scope.
class Scope {
 public:
  Scope() = default;
  explicit Scope(const Scope* parent) : parent_(parent) {}

  void add(std::string name, const value::Value* value) {
    names_.push_back({std::move(name), value});
  }
  const value::Value* find(std::string_view name) const;
  std::vector<std::string_view> known() const;

 private:
  struct Name {
    std::string name;
    const value::Value* value = nullptr;
  };
  const Scope* parent_ = nullptr;
  std::vector<Name> names_;
};

// Never throws: what is wrong is said at its place, and the value is then null.
value::Value evaluate(const Expression& expression, const Scope& scope, const Language& language,
                      base::Diagnostics& diagnostics);
std::string expand(const Template& text, const Scope& scope, const Language& language,
                   base::Diagnostics& diagnostics);
bool truthy(const value::Value& value);

}  // namespace jianbao::expr
