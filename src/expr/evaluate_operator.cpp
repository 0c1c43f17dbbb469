#include <algorithm>

#include "expr/arithmetic.h"
#include "expr/common_unit.h"
#include "expr/evaluator.h"
#include "expr/expense.h"
#include "expr/members.h"
#include "expr/text_pieces.h"
#include "value/gap_word.h"

namespace jianbao::expr {

using value::Decimal;
using value::Value;

bool Evaluator::truth(const Node& node, const Value& value) {
  const auto said = truth_of(value);
  if (said) return *said;
  const auto* text = value.as_text();
  const std::string words = text == nullptr ? "" : *text;
  fail_at(node, value,
          {base::Severity::error,
           {},
           "a condition is true or false, not " +
               (words.empty() ? "an empty text" : "the text '" + words + "'"),
           "a comparison says which text holds: x == '是'; present(x) asks for any"});
  return false;
}

Value Evaluator::choose(const Node& node) {
  const Value condition = evaluate(*node.children[0]);
  if (failed_) return {};
  // A comparison with missing data chooses no side; data that is not there is as false.
  const bool compared = condition.is_null() && condition.span().file == node.span.file &&
                        condition.span().begin == node.children[0]->span.begin;
  if (compared) return Value({}, node.span);
  const bool held = truth(*node.children[0], condition);
  return failed_ ? Value() : evaluate(*node.children[held ? 1 : 2]);
}

Value Evaluator::unary(const Node& node) {
  const Value operand = evaluate(*node.children[0]);
  if (failed_) return {};
  // Nobody knows whether what is missing does not hold.
  if (node.word == "!" && is_missing(operand)) return Value({}, node.span);
  if (node.word == "!") {
    const bool held = truth(*node.children[0], operand);
    return failed_ ? Value() : Value(!held, node.span);
  }
  if (is_missing(operand)) return missing_of({operand}, node.span);
  auto number = number_of(operand);
  // In Vega's language a plus before a text makes a number of it.
  const auto* text = operand.as_text();
  if (node.word == "+" && text != nullptr) number = Decimal::parse(*text);
  if (!number && text != nullptr) return fail_at(node, operand, not_a(*text, "a number"));
  if (!number) {
    return fail(node, "'" + node.word + "' needs a number, not " + std::string(kind_of(operand)));
  }
  if (node.word == "+") return Value(*number, node.span);
  return Value(Decimal(-number->coefficient(), number->scale()), node.span);
}

Value Evaluator::binary(const Node& node) {
  const std::string& word = node.word;
  const Value left = evaluate(*node.children[0]);
  if (failed_) return {};
  if (word == "&&" || word == "||") return either(node, left);
  const Value right = evaluate(*node.children[1]);
  if (failed_) return {};
  if (word[0] == '=' || word == "!=" || word == "!==") {
    const auto same = equal(left, right);
    if (!same) return not_comparable(node, left, right);
    return Value(*same == (word[0] == '='), node.span);
  }
  if (word.starts_with('<') || word.starts_with('>')) return compare_values(node, left, right);
  if (word == "+" && left.as_text() != nullptr) {
    if (is_doubtful_sum(node, left, right)) return doubtful_sum(node, left);
    if (!affords(node, size_of(left) + size_of(right))) return {};
    return joined(left, right, node.span);
  }
  return arithmetic(node, left, right);
}

Value Evaluator::either(const Node& node, const Value& left) {
  const bool both = node.word == "&&";
  bool held = false;
  if (!both && left.as_text() != nullptr) {
    held = truth_of(left).value_or(!left.as_text()->empty());
  } else {
    held = truth(*node.children[0], left);
    if (failed_) return {};
  }
  return held == both ? evaluate(*node.children[1]) : left;
}

bool Evaluator::is_doubtful_sum(const Node& node, const Value& left, const Value& right) const {
  const bool of_data = left.span().file != nullptr && left.span().file != node.span.file;
  if (dialect_ == Dialect::vega || !of_data) return false;
  return right.as_text() == nullptr ? number_of(right).has_value()
                                    : number_of(left) && number_of(right);
}

Value Evaluator::doubtful_sum(const Node& node, const Value& left) {
  return fail_at(node, left,
                 {base::Severity::error,
                  {},
                  "'+' of the text '" + *left.as_text() + "': are they added or joined?",
                  "declare its column a number, or join them as '{a}{b}'"});
}

Value Evaluator::not_comparable(const Node& node, const Value& left, const Value& right) {
  const bool text_left = left.as_text() != nullptr;
  const Value& datum = text_left ? left : right;
  std::string hint;
  if (is_language_map(left) || is_language_map(right)) hint = "name its language: x.zh";
  return fail_at(
      node, datum,
      {base::Severity::error,
       {},
       "'" + node.word + "' cannot compare " + described(left) + " with " + described(right),
       hint});
}

std::string Evaluator::described(const Value& value) {
  if (const auto* text = value.as_text()) return "the text '" + *text + "'";
  if (is_language_map(value)) return "a text by language";
  if (const std::string unit = unit_of(value); !unit.empty()) return "a figure in " + unit;
  return std::string(kind_of(value));
}

Value Evaluator::joined(const Value& left, const Value& right, base::Span span) {
  std::vector<TextPiece> pieces = pieces_of(left, language_, span, diagnostics_);
  std::vector<TextPiece> more = pieces_of(right, language_, span, diagnostics_);
  std::move(more.begin(), more.end(), std::back_inserter(pieces));
  return text_of(std::move(pieces), language_, span);
}

Value Evaluator::different_units(const Node& node, const Value& left, const Value& right) {
  return fail(node,
              "'" + node.word + "' of figures in " + unit_of(left) + " and in " + unit_of(right) +
                  ", which measure different things",
              "'.value' is the bare number");
}

Value Evaluator::compare_values(const Node& node, const Value& left, const Value& right) {
  if (is_missing(left) || is_missing(right)) return missing_of({left, right}, node.span);
  const auto found = order(left, right);
  if (!found) return not_comparable(node, left, right);
  const bool same = *found == 0 && node.word.ends_with('=');
  return Value(same || (node.word[0] == '<' ? *found < 0 : *found > 0), node.span);
}

Value Evaluator::arithmetic(const Node& node, const Value& left, const Value& right) {
  if (is_missing(left) || is_missing(right)) return missing_of({left, right}, node.span);
  const auto a = number_of(left), b = number_of(right);
  for (const Value* side : {&left, &right}) {
    const auto* text = side->as_text();
    if (text != nullptr && !number_of(*side)) return fail_at(node, *side, not_a(*text, "a number"));
  }
  if (!a || !b) {
    return fail(node, "'" + node.word + "' needs two numbers, not " + std::string(kind_of(left)) +
                          " and " + std::string(kind_of(right)));
  }
  const auto same = in_one_unit(left, right);
  // Money divided by people is what it is, money added to people is nothing.
  if (!same && (node.word == "+" || node.word == "-")) return different_units(node, left, right);
  const bool alike = same && node.word != "*";
  const Decimal first = alike ? same->first : *a, second = alike ? same->second : *b;
  if ((node.word == "/" || node.word == "%") && second.zero()) return Value({}, node.span);
  const auto result = calculate(node.word, first, second);
  if (!result) return fail(node, "the result has more than 18 digits");
  return Value(*result, node.span);
}

base::Diagnostic Evaluator::not_a(const std::string& text, const std::string& needed) {
  const bool number = needed == "a number";
  return {base::Severity::error,
          {},
          "\"" + text + "\" is not " + needed,
          number ? value::gap_hint(text) : ""};
}

}  // namespace jianbao::expr
