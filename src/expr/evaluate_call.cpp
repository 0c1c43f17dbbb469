#include <algorithm>

#include "expr/evaluator.h"
#include "expr/expense.h"
#include "expr/functions.h"
#include "expr/members.h"

namespace jianbao::expr {

using value::Decimal;
using value::Value;

Value Evaluator::present(const Node& node) {
  base::Diagnostics unheard;
  Evaluator quiet(scope_, language_, unheard, dialect_);
  const Value value = quiet.run(*node.children[0]);
  const bool there = !quiet.failed() && !value.is_null() && !is_withheld(value);
  return Value(there, node.span);
}

Value Evaluator::call(const Node& node) {
  const std::size_t count = node.children.size();
  const std::size_t special = node.word == "present" ? 1
                              : node.word == "if"    ? 3
                              : node.word == "where" ? 2
                                                     : 0;
  if (special != 0 && count != special) {
    return fail(node, count_problem(node.word, special, special, count));
  }
  // These look at their arguments only when they are needed.
  if (special == 1) return present(node);
  if (special == 3) return choose(node);
  if (special == 2) return where(node);
  std::vector<Value> arguments;
  for (const auto& child : node.children) arguments.push_back(evaluate(*child));
  if (failed_ || !affords(node, size_of_result(node.word, arguments))) return {};
  if (!diagnostics_.budget().spend_steps(steps_of_call(arguments))) return overspend(node);
  Problem problem;
  auto result = call_function(node.word, {arguments, language_, node.span, diagnostics_}, problem);
  if (result) return std::move(*result);
  if (problem.datum)
    return fail_at(node, *problem.datum, {base::Severity::error, {}, problem.text});
  if (problem.argument) return wrong_argument(node, arguments[*problem.argument], problem);
  if (!problem.empty()) return fail(node, problem.text, problem.hint);
  return fail(node, "unknown function '" + node.word + "'",
              base::suggestion(node.word, function_names()));
}

Value Evaluator::where(const Node& node) {
  const Value rows = evaluate(*node.children[0]);
  if (failed_) return {};
  const Node& written = *node.children[1];
  const auto* condition = written.literal.as_text();
  if (condition == nullptr) {
    return fail(node, "the condition of 'where' is a text as it stands: where(rows, 'gdp > 3')");
  }
  if (condition->find('{') != std::string::npos) {
    return fail(written, "a condition has no holes: names stand in it as they are",
                "where(rows, 'row.code == data.code')");
  }
  value::List list;
  if (rows.as_record() != nullptr) list = value::values_of(*rows.as_record());
  if (rows.as_list() != nullptr) list = *rows.as_list();
  if (rows.as_list() == nullptr && rows.as_record() == nullptr) {
    return fail(node, "argument 1 must be a list, not " + std::string(kind_of(rows)));
  }
  const auto parsed = parse(*condition, written.span, diagnostics_);
  if (!parsed || !affords(node, size_of(rows))) return stop();
  value::List kept;
  for (const Value& row : list) {
    Scope scope(&scope_);
    if (const auto* record = row.as_record()) {
      for (const value::Field& field : record->fields()) scope.add(field.key, &field.value);
    }
    scope.add("row", &row);
    Evaluator inner(scope, language_, diagnostics_, dialect_);
    if (inner.holds(parsed->root())) kept.push_back(row);
    if (inner.failed()) return stop();
  }
  return Value(std::move(kept), rows.span());
}

Value Evaluator::stop() {
  failed_ = true;
  return {};
}

Value Evaluator::wrong_argument(const Node& node, const Value& argument, const Problem& problem) {
  const auto* text = argument.as_text();
  if (text != nullptr) return fail_at(node, argument, not_a(*text, problem.needed));
  const bool cell = argument.as_bool() != nullptr || argument.as_date() != nullptr;
  if (!cell) return fail(node, problem.text);
  return fail_at(node, argument, {base::Severity::error, {}, problem.text});
}

}  // namespace jianbao::expr
