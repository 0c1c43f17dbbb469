#include "expr/evaluate.h"

#include <algorithm>

#include "expr/functions.h"

namespace jianbao::expr {

namespace {

using value::Decimal;
using value::Value;
using Kind = Node::Kind;

class Evaluator {
 public:
  Evaluator(const Scope& scope, const Language& language, base::Diagnostics& diagnostics)
      : scope_(scope), language_(language), diagnostics_(diagnostics) {}

  Value evaluate(const Node& node) {
    switch (node.kind) {
      case Kind::literal:
        return node.literal;
      case Kind::name:
        return name(node);
      case Kind::member:
        return member(node, evaluate(*node.children[0]), node.word);
      case Kind::index:
        return index(node);
      case Kind::call:
        return call(node);
      case Kind::unary:
        return unary(node);
      case Kind::binary:
        return binary(node);
      case Kind::conditional:
        return evaluate(*node.children[truthy(evaluate(*node.children[0])) ? 1 : 2]);
    }
    return {};
  }

 private:
  Value fail(const Node& node, const std::string& what, const std::string& hint = {}) {
    if (!failed_) diagnostics_.error(node.span, what, hint);
    failed_ = true;
    return {};
  }

  Value name(const Node& node) {
    if (const Value* found = scope_.find(node.word)) return *found;
    return fail(node, "unknown name '" + node.word + "'",
                base::suggestion(node.word, scope_.known()));
  }

  // A figure's members are worded in the language of the sentence.
  std::optional<Value> figure_member(const Value& figure, const std::string& key) {
    const auto* record = figure.as_record();
    const Value* field = record->find(key);
    const auto text = [&](std::string words) { return Value(std::move(words), figure.span()); };
    if (key == "growth" && field != nullptr) {
      if (auto words = word_growth(*field, language_)) return text(std::move(*words));
    }
    if (key == "rank" && field != nullptr && field->as_number() != nullptr) {
      return text(word_rank(*field->as_number(), language_));
    }
    if (key == "year" && field != nullptr && field->as_number() != nullptr) {
      return text(field->as_number()->to_string());  // a year has no thousands separator
    }
    const Value* number = record->find("value");
    if ((key == "number" || key == "unit") && number->as_number() != nullptr) {
      const Value* unit_value = record->find("unit");
      const auto* unit = unit_value == nullptr ? nullptr : unit_value->as_text();
      const Measured words =
          word_measure(*number->as_number(), unit == nullptr ? "" : *unit, language_);
      return text(key == "number" ? words.number : words.unit);
    }
    if (key == "number") return text(display(figure, language_, figure.span(), diagnostics_));
    if (key == "unit") return text("");
    return std::nullopt;
  }

  Value member(const Node& node, const Value& owner, const std::string& key) {
    if (failed_) return {};
    const auto* record = owner.as_record();
    if (record == nullptr) {
      return fail(node, std::string(owner.kind()) + " has no '" + key + "'");
    }
    if (is_figure(owner)) {
      if (auto worded = figure_member(owner, key)) return std::move(*worded);
    }
    if (const Value* found = record->find(key)) return *found;
    std::vector<std::string_view> known;
    for (const value::Field& field : record->fields()) known.emplace_back(field.key);
    return fail(node, "no '" + key + "' here", base::suggestion(key, known));
  }

  Value index(const Node& node) {
    const Value owner = evaluate(*node.children[0]);
    const Value key = evaluate(*node.children[1]);
    if (failed_) return {};
    if (const auto* text = key.as_text()) return member(node, owner, *text);
    const auto* list = owner.as_list();
    const auto* number = key.as_number();
    if (list == nullptr || number == nullptr) return fail(node, "only a list has a numbered entry");
    const std::int64_t at = number->rounded(0).coefficient();
    if (at < 0 || at >= static_cast<std::int64_t>(list->size())) {
      return fail(node, "the list has no entry " + std::to_string(at),
                  "it has " + std::to_string(list->size()) + ", counted from 0");
    }
    return (*list)[static_cast<std::size_t>(at)];
  }

  // present(a.b): nothing on the path is missing, and a figure has a value to show.
  Value present(const Node& argument) {
    base::Diagnostics unheard;
    Evaluator quiet(scope_, language_, unheard);
    const Value value = quiet.evaluate(argument);
    bool there = !quiet.failed_ && !value.is_null();
    if (there && is_figure(value)) {
      const Value* status = value.as_record()->find("status");
      const auto* word = status == nullptr ? nullptr : status->as_text();
      there = !value.as_record()->find("value")->is_null() &&
              (word == nullptr || *word == "provisional");
    }
    return Value(there, argument.span);
  }

  Value call(const Node& node) {
    if (node.word == "present" && node.children.size() == 1) return present(*node.children[0]);
    if (node.word == "if" && node.children.size() == 3) {
      return evaluate(*node.children[truthy(evaluate(*node.children[0])) ? 1 : 2]);
    }
    std::vector<Value> arguments;
    for (const auto& child : node.children) arguments.push_back(evaluate(*child));
    if (failed_) return {};
    std::string problem;
    auto result = call_function(node.word, arguments, language_, problem);
    if (result) return std::move(*result);
    if (!problem.empty()) return fail(node, problem);
    return fail(node, "unknown function '" + node.word + "'",
                base::suggestion(node.word, function_names()));
  }

  Value unary(const Node& node) {
    const Value operand = evaluate(*node.children[0]);
    if (node.word == "!") return Value(!truthy(operand), node.span);
    if (failed_) return {};
    const auto number = number_of(operand);
    if (!number) return fail(node, "'-' needs a number, not " + std::string(operand.kind()));
    return Value(Decimal(-number->coefficient(), number->scale()), node.span);
  }

  Value binary(const Node& node) {
    const std::string& word = node.word;
    const Value left = evaluate(*node.children[0]);
    if (word == "&&") return truthy(left) ? evaluate(*node.children[1]) : left;
    if (word == "||") return truthy(left) ? left : evaluate(*node.children[1]);
    const Value right = evaluate(*node.children[1]);
    if (failed_) return {};
    const auto a = number_of(left), b = number_of(right);
    if (word == "==" || word == "===") return Value(equal(left, right), node.span);
    if (word == "!=" || word == "!==") return Value(!equal(left, right), node.span);
    if (word == "+" && left.as_text() != nullptr) {
      return Value(*left.as_text() + display(right, language_, node.span, diagnostics_), node.span);
    }
    if (!a || !b) {
      return fail(node, "'" + word + "' needs two numbers, not " + std::string(left.kind()) +
                            " and " + std::string(right.kind()));
    }
    if (word == "<") return Value(compare(*a, *b) < 0, node.span);
    if (word == "<=") return Value(compare(*a, *b) <= 0, node.span);
    if (word == ">") return Value(compare(*a, *b) > 0, node.span);
    if (word == ">=") return Value(compare(*a, *b) >= 0, node.span);
    return arithmetic(node, *a, *b);
  }

  Value arithmetic(const Node& node, const Decimal& a, const Decimal& b) {
    std::optional<Decimal> result;
    if (node.word == "+") result = add(a, b);
    if (node.word == "-") result = subtract(a, b);
    if (node.word == "*") result = multiply(a, b);
    if (node.word == "/" || node.word == "%") {
      if (b.zero()) return fail(node, "division by zero");
      result = divide(a, b, node.word == "/" ? 12 : 0);
      if (result && node.word == "/") {
        while (result->scale() > 0 && result->coefficient() % 10 == 0) {
          result = Decimal(result->coefficient() / 10, result->scale() - 1);
        }
      }
      if (result && node.word == "%") {
        // The quotient was rounded; a remainder takes the dividend's sign.
        auto rest = subtract(a, *multiply(*result, b));
        if (rest && !rest->zero() && rest->negative() != a.negative()) {
          rest = rest->negative() == b.negative() ? subtract(*rest, b) : add(*rest, b);
        }
        result = rest;
      }
    }
    if (!result) return fail(node, "the result has more than 18 digits");
    return Value(*result, node.span);
  }

  static bool equal(const Value& left, const Value& right) {
    const auto a = number_of(left), b = number_of(right);
    if (a && b) return *a == *b;
    if (left.is_null() || right.is_null()) return left.is_null() && right.is_null();
    if (left.as_text() != nullptr && right.as_text() != nullptr)
      return *left.as_text() == *right.as_text();
    if (left.as_bool() != nullptr && right.as_bool() != nullptr)
      return *left.as_bool() == *right.as_bool();
    if (left.as_date() != nullptr && right.as_date() != nullptr)
      return *left.as_date() == *right.as_date();
    return false;
  }

  const Scope& scope_;
  const Language& language_;
  base::Diagnostics& diagnostics_;
  bool failed_ = false;
};

}  // namespace

const Value* Scope::find(std::string_view name) const {
  const auto found = std::find_if(names_.rbegin(), names_.rend(),
                                  [&](const Name& entry) { return entry.name == name; });
  return found == names_.rend() ? nullptr : found->value;
}

std::vector<std::string_view> Scope::known() const {
  std::vector<std::string_view> known;
  for (const Name& entry : names_) known.emplace_back(entry.name);
  return known;
}

bool truthy(const Value& value) {
  if (value.is_null()) return false;
  if (const auto* truth = value.as_bool()) return *truth;
  if (const auto* number = value.as_number()) return !number->zero();
  if (const auto* text = value.as_text()) return !text->empty();
  if (const auto* list = value.as_list()) return !list->empty();
  return true;
}

Value evaluate(const Expression& expression, const Scope& scope, const Language& language,
               base::Diagnostics& diagnostics) {
  return Evaluator(scope, language, diagnostics).evaluate(expression.root());
}

std::string expand(const Template& text, const Scope& scope, const Language& language,
                   base::Diagnostics& diagnostics) {
  std::string out;
  for (const Template::Part& part : text.parts) {
    out += part.literal;
    if (!part.expression) continue;
    const std::size_t errors = diagnostics.error_count();
    const Value value = evaluate(*part.expression, scope, language, diagnostics);
    if (diagnostics.error_count() == errors) {
      out += display(value, language, part.expression->root().span, diagnostics);
    }
  }
  return out;
}

}  // namespace jianbao::expr
