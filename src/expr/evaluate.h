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
  // A name that stands for nothing, since its file is wrong: what was said of that is borrowed.
  void add_unread(std::string name, const base::Diagnostic* reason) {
    unread_.push_back({std::move(name), reason});
  }
  const base::Diagnostic* why_unread(std::string_view name) const;
  const value::Value* find(std::string_view name) const;
  std::vector<std::string_view> known() const;

 private:
  struct Name {
    std::string name;
    const value::Value* value = nullptr;
  };
  struct Unread {
    std::string name;
    const base::Diagnostic* reason = nullptr;
  };
  const Scope* parent_ = nullptr;
  std::vector<Name> names_;
  std::vector<Unread> unread_;
};

// In a layout a text is no condition, since 否 would be true; Vega's expressions take any text but
// the empty one for true, and join a text with a number.
enum class Dialect { layout, vega };

// Never throws: what is wrong is said at its place, in the data where they are at fault, and the
// value is then null. What is reckoned of missing data is missing.
value::Value evaluate(const Expression& expression, const Scope& scope, const Language& language,
                      base::Diagnostics& diagnostics, Dialect dialect = Dialect::layout);
// Whether a condition holds; what is neither true nor false is an error.
bool holds(const Expression& condition, const Scope& scope, const Language& language,
           base::Diagnostics& diagnostics);
std::string expand(const Template& text, const Scope& scope, const Language& language,
                   base::Diagnostics& diagnostics);
// The same for the name of a file: numbers have the data's digits, and no typographic minus.
std::string expand_name(const Template& text, const Scope& scope, const Language& language,
                        base::Diagnostics& diagnostics);
// As Vega has it: all but nothing, false, 0 and what is empty.
bool truthy(const value::Value& value);

}  // namespace jianbao::expr
