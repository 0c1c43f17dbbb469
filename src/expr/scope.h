#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "value/value.h"

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
  // Where whole figures are not there, any name may be one of them.
  void set_reason_for_all(const base::Diagnostic* reason) { reason_for_all_ = reason; }
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
  const base::Diagnostic* reason_for_all_ = nullptr;
};

}  // namespace jianbao::expr
