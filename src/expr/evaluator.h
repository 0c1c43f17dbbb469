#pragma once

#include <string>

#include "base/diagnostics.h"
#include "expr/dialect.h"
#include "expr/expression.h"
#include "expr/functions.h"
#include "expr/members.h"
#include "expr/scope.h"
#include "expr/wording.h"

namespace jianbao::expr {

// Goes through one expression. What is wrong is said once, and all that follows from it is nothing.
// Names and members are in evaluator.cpp, calls in evaluate_call.cpp, operators in
// evaluate_operator.cpp.
class Evaluator {
 public:
  Evaluator(const Scope& scope, const Language& language, base::Diagnostics& diagnostics,
            Dialect dialect)
      : scope_(scope), language_(language), diagnostics_(diagnostics), dialect_(dialect) {}

  value::Value run(const Node& node) {
    const std::size_t errors = diagnostics_.error_count();
    value::Value value = evaluate(node);
    return failed_ || diagnostics_.error_count() > errors ? value::Value() : value;
  }
  bool failed() const { return failed_; }

  bool holds(const Node& node) {
    const value::Value value = evaluate(node);
    return !failed_ && truth(node, value);
  }

 private:
  value::Value evaluate(const Node& node);
  value::Value fail(const Node& node, const std::string& what, const std::string& hint = {});
  // The same, where a datum is at fault: its cell is shown, and the expression that asked for it.
  value::Value fail_at(const Node& node, const value::Value& datum, base::Diagnostic wrong);
  // What a condition says. In a layout a text says nothing: 否 and "no" are texts as well.
  bool truth(const Node& node, const value::Value& value);
  value::Value overspend(const Node& node);
  // Whether a text or list of that size may be made; what is short is not counted.
  bool affords(const Node& node, std::uint64_t size);
  // What a plain path leads to, where it lies: data may be large, so it is not copied on the way.
  // Null for what has to be worked out, and for what isn't there.
  const value::Value* peek(const Node& node) const;
  template <class Use>
  value::Value with_owner(const Node& node, Use use) {
    if (const value::Value* there = peek(*node.children[0])) return use(*there);
    const value::Value made = evaluate(*node.children[0]);
    return failed_ ? value::Value() : use(made);
  }
  value::Value unknown(const Node& node);
  static bool names_year(const Node& node);
  value::Value member(const Node& node, const value::Value& owner, const std::string& key);
  static bool holds_records(const value::Value& owner);
  // counties.gdp: what each of a list's records has there.
  value::Value member_of_each(const Node& node, const value::Value& owner, const std::string& key);
  value::Value index(const Node& node, const value::Value& owner);
  // One character of a text, counted from 0; nothing where there is none.
  static value::Value character(const std::string& text, const value::Decimal& number,
                                const Node& node);
  value::Value choose(const Node& node);
  // present(a.b): nothing on the path is missing, and a figure has something to show.
  value::Value present(const Node& node);
  value::Value call(const Node& node);
  // where(rows, 'gdp > 3'): the records of which a condition holds, which may name their fields.
  value::Value where(const Node& node);
  value::Value stop();
  value::Value wrong_argument(const Node& node, const value::Value& argument,
                              const Problem& problem);
  static base::Diagnostic not_a(const std::string& text, const std::string& needed);
  value::Value unary(const Node& node);
  value::Value binary(const Node& node);
  // a && b, a || b: the right side is looked at only when it is needed. A text may stand before ||,
  // for which the right side is the default, but it must not decide &&.
  value::Value either(const Node& node, const value::Value& left);
  // "5" + 1 of a column of texts: 51 and 6 are both meant by somebody, and "—" + 1 by nobody. Words
  // of the expression itself are there to be joined.
  bool is_doubtful_sum(const Node& node, const value::Value& left, const value::Value& right) const;
  value::Value doubtful_sum(const Node& node, const value::Value& left);
  value::Value not_comparable(const Node& node, const value::Value& left,
                              const value::Value& right);
  static std::string described(const value::Value& value);
  value::Value joined(const value::Value& left, const value::Value& right, base::Span span);
  value::Value different_units(const Node& node, const value::Value& left,
                               const value::Value& right);
  value::Value compare_values(const Node& node, const value::Value& left,
                              const value::Value& right);
  value::Value arithmetic(const Node& node, const value::Value& left, const value::Value& right);

  const Scope& scope_;
  const Language& language_;
  base::Diagnostics& diagnostics_;
  Dialect dialect_;
  bool failed_ = false;
};

}  // namespace jianbao::expr
