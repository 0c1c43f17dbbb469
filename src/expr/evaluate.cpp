#include "expr/evaluate.h"

#include <algorithm>

#include "base/utf8.h"
#include "expr/arithmetic.h"
#include "expr/common_unit.h"
#include "expr/expense.h"
#include "expr/field.h"
#include "expr/functions.h"
#include "expr/members.h"
#include "expr/text_pieces.h"
#include "value/gap_word.h"

namespace jianbao::expr {

namespace {

using value::Decimal;
using value::Value;
using Kind = Node::Kind;

// The path as it was written, for messages: "data.figures.fdi".
std::string path_of(const Node& node) {
  if (node.kind == Kind::name) return node.word;
  if (node.kind == Kind::member) return path_of(*node.children[0]) + "." + node.word;
  if (node.kind == Kind::index) return path_of(*node.children[0]) + "[…]";
  return node.kind == Kind::call ? node.word + "(…)" : "this";
}

class Evaluator {
 public:
  Evaluator(const Scope& scope, const Language& language, base::Diagnostics& diagnostics,
            Dialect dialect)
      : scope_(scope), language_(language), diagnostics_(diagnostics), dialect_(dialect) {}

  Value run(const Node& node) {
    const std::size_t errors = diagnostics_.error_count();
    Value value = evaluate(node);
    return failed_ || diagnostics_.error_count() > errors ? Value() : value;
  }
  bool failed() const { return failed_; }

  bool holds(const Node& node) {
    const Value value = evaluate(node);
    return !failed_ && truth(node, value);
  }

 private:
  Value evaluate(const Node& node) {
    if (failed_) return {};
    if (!diagnostics_.budget().spend_steps(1)) return overspend(node);
    if (const Value* found = peek(node)) return names_year(node) ? as_year(*found) : *found;
    switch (node.kind) {
      case Kind::literal:
        return node.literal;
      case Kind::name:
        return unknown(node);
      case Kind::member:
        return with_owner(node, [&](const Value& owner) { return member(node, owner, node.word); });
      case Kind::index:
        return with_owner(node, [&](const Value& owner) { return index(node, owner); });
      case Kind::call:
        return call(node);
      case Kind::unary:
        return unary(node);
      case Kind::binary:
        return binary(node);
      case Kind::conditional:
        return choose(node);
    }
    return {};
  }

  Value fail(const Node& node, const std::string& what, const std::string& hint = {}) {
    if (!failed_) diagnostics_.error(node.span, what, hint);
    failed_ = true;
    return {};
  }

  // The same, where a datum is at fault: its cell is shown, and the expression that asked for it.
  Value fail_at(const Node& node, const Value& datum, base::Diagnostic wrong) {
    const bool in_data = datum.span().file != nullptr && datum.span().file != node.span.file;
    if (!in_data) return fail(node, wrong.text, wrong.hint);
    if (!failed_) {
      wrong.span = datum.span();
      wrong.notes.push_back({node.span, "asked for here"});
      wrong.fault =
          std::to_string(node.span.begin) + (node.span.file ? node.span.file->path() : "");
      diagnostics_.add(std::move(wrong));
    }
    failed_ = true;
    return {};
  }

  // What a condition says. In a layout a text says nothing: 否 and "no" are texts as well.
  bool truth(const Node& node, const Value& value) {
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

  Value overspend(const Node& node) {
    failed_ = true;
    diagnostics_.overspent(node.span, "the expressions of this document work or grow without end",
                           "a document has 300 million steps and 256 MB of long texts and lists");
    return {};
  }

  // Whether a text or list of that size may be made; what is short is not counted.
  bool affords(const Node& node, std::uint64_t size) {
    constexpr std::uint64_t most = 8U << 20U, least = 4096;
    if (size > most) {
      fail(node, "this makes a text or list that is too large", "at most 8 MB");
    } else if (size > least && !diagnostics_.budget().spend_bytes(size)) {
      overspend(node);
    }
    return !failed_;
  }

  // What a plain path leads to, where it lies: data may be large, so it is not copied on the way.
  // Null for what has to be worked out, and for what isn't there.
  const Value* peek(const Node& node) const {
    if (node.kind == Kind::name) return scope_.find(node.word);
    const bool by_text = node.kind == Kind::index && node.children[1]->literal.as_text() != nullptr;
    if (node.kind != Kind::member && !by_text) return nullptr;
    const std::string& key = by_text ? *node.children[1]->literal.as_text() : node.word;
    const Value* owner = peek(*node.children[0]);
    if (owner == nullptr || owner->as_record() == nullptr) return nullptr;
    if (is_computed_member(key) && is_figure(*owner)) return nullptr;
    return owner->as_record()->find(key);
  }

  template <class Use>
  Value with_owner(const Node& node, Use use) {
    if (const Value* there = peek(*node.children[0])) return use(*there);
    const Value made = evaluate(*node.children[0]);
    return failed_ ? Value() : use(made);
  }

  Value unknown(const Node& node) {
    const std::string& name = node.word;
    if (const auto* reason = scope_.why_unread(name)) {
      if (!failed_) diagnostics_.add(*reason);
      failed_ = true;
      return {};
    }
    const std::size_t dash = name.find('-');
    if (dash != std::string::npos && scope_.find(name.substr(0, dash)) != nullptr) {
      return fail(node, "unknown name '" + name + "'", "a minus has spaces around it");
    }
    return fail(node, "unknown name '" + name + "'", base::suggestion(name, scope_.known()));
  }

  static bool names_year(const Node& node) {
    if (node.kind != Kind::index) return node.word == "year";
    const auto* key = node.children[1]->literal.as_text();
    return key != nullptr && *key == "year";
  }

  Value member(const Node& node, const Value& owner, const std::string& key) {
    const std::string path = path_of(*node.children[0]);
    const auto* record = owner.as_record();
    if (holds_records(owner)) return member_of_each(node, owner, key);
    if (record == nullptr) {
      return fail(node,
                  "'" + path + "' is " + std::string(kind_of(owner)) + " and has no '" + key + "'");
    }
    if (is_figure(owner)) {
      if (auto worked_out = computed_member(owner, key, language_, diagnostics_)) {
        return std::move(*worked_out);
      }
    }
    if (const Value* found = record->find(key)) return key == "year" ? as_year(*found) : *found;
    std::vector<std::string_view> known;
    for (const value::Field& field : record->fields()) known.emplace_back(field.key);
    base::Diagnostic wrong{base::Severity::error, node.span, "no '" + key + "' here",
                           base::suggestion(key, known)};
    const bool in_data = owner.span().file != nullptr && owner.span().file != node.span.file;
    if (in_data) wrong.notes.push_back({owner.span(), "in this record"});
    if (!failed_) diagnostics_.add(std::move(wrong));
    failed_ = true;
    return {};
  }

  static bool holds_records(const Value& owner) {
    const auto* list = owner.as_list();
    return list != nullptr && !list->empty() &&
           std::all_of(list->begin(), list->end(),
                       [](const Value& item) { return item.as_record() != nullptr; });
  }

  // counties.gdp: what each of a list's records has there.
  Value member_of_each(const Node& node, const Value& owner, const std::string& key) {
    const value::List& list = *owner.as_list();
    if (!any_has(list, key)) {
      return fail(node, "no entry of '" + path_of(*node.children[0]) + "' has a '" + key + "'",
                  base::suggestion(key, fields_of(list)));
    }
    if (!affords(node, size_of(owner)) ||
        !diagnostics_.budget().spend_steps(static_cast<std::uint64_t>(list.size()))) {
      return failed_ ? Value() : overspend(node);
    }
    value::List values;
    for (const Value& item : list) values.push_back(datum_of(item, key));
    return Value(std::move(values), owner.span());
  }

  Value index(const Node& node, const Value& owner) {
    const Value key = evaluate(*node.children[1]);
    if (failed_) return {};
    if (const auto* text = key.as_text()) return member(node, owner, *text);
    // Codes name what a map holds, be they numbers or texts.
    if (key.as_number() != nullptr && owner.as_record() != nullptr) {
      return member(node, owner, key.written());
    }
    const std::string path = path_of(*node.children[0]);
    const auto* list = owner.as_list();
    const auto number = number_of(key);
    if (const auto* text = owner.as_text(); text != nullptr && number && number->is_integer())
      return character(*text, *number, node);
    if (list == nullptr) {
      return fail(node, "'" + path + "' is " + std::string(kind_of(owner)) + ", not a list");
    }
    if (!number || !number->is_integer()) {
      return fail(node, "an entry is numbered from 0, not by " + std::string(kind_of(key)));
    }
    if (number->negative() ||
        compare(*number, Decimal(static_cast<std::int64_t>(list->size()), 0)) >= 0) {
      return fail(node, "'" + path + "' has no entry " + number->to_string(),
                  "it has " + std::to_string(list->size()) + ", counted from 0");
    }
    return (*list)[static_cast<std::size_t>(number->rounded(0).coefficient())];
  }

  // One character of a text, counted from 0; nothing where there is none.
  static Value character(const std::string& text, const Decimal& number, const Node& node) {
    Decimal count(0, 0);
    for (std::size_t at = 0; at < text.size(); count = Decimal(count.coefficient() + 1, 0)) {
      const std::size_t begin = at;
      base::next_code_point(text, at);
      if (count == number) return Value(text.substr(begin, at - begin), node.span);
    }
    return Value({}, node.span);
  }

  Value choose(const Node& node) {
    const Value condition = evaluate(*node.children[0]);
    if (failed_) return {};
    // A comparison with missing data chooses no side; data that is not there is as false.
    const bool compared = condition.is_null() && condition.span().file == node.span.file &&
                          condition.span().begin == node.children[0]->span.begin;
    if (compared) return Value({}, node.span);
    const bool held = truth(*node.children[0], condition);
    return failed_ ? Value() : evaluate(*node.children[held ? 1 : 2]);
  }

  // present(a.b): nothing on the path is missing, and a figure has something to show.
  Value present(const Node& node) {
    base::Diagnostics unheard;
    Evaluator quiet(scope_, language_, unheard, dialect_);
    const Value value = quiet.run(*node.children[0]);
    const bool there = !quiet.failed() && !value.is_null() && !is_withheld(value);
    return Value(there, node.span);
  }

  Value call(const Node& node) {
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
    auto result =
        call_function(node.word, {arguments, language_, node.span, diagnostics_}, problem);
    if (result) return std::move(*result);
    if (problem.datum)
      return fail_at(node, *problem.datum, {base::Severity::error, {}, problem.text});
    if (problem.argument) return wrong_argument(node, arguments[*problem.argument], problem);
    if (!problem.empty()) return fail(node, problem.text, problem.hint);
    return fail(node, "unknown function '" + node.word + "'",
                base::suggestion(node.word, function_names()));
  }

  // where(rows, 'gdp > 3'): the records of which a condition holds, which may name their fields.
  Value where(const Node& node) {
    const Value rows = evaluate(*node.children[0]);
    if (failed_) return {};
    const Node& written = *node.children[1];
    const auto* condition = written.literal.as_text();
    if (condition == nullptr) {
      return fail(node, "the condition of 'where' is a text as it stands: where(rows, 'gdp > 3')");
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

  Value stop() {
    failed_ = true;
    return {};
  }

  Value wrong_argument(const Node& node, const Value& argument, const Problem& problem) {
    const auto* text = argument.as_text();
    if (text != nullptr) return fail_at(node, argument, not_a(*text, problem.needed));
    const bool cell = argument.as_bool() != nullptr || argument.as_date() != nullptr;
    if (!cell) return fail(node, problem.text);
    return fail_at(node, argument, {base::Severity::error, {}, problem.text});
  }

  static base::Diagnostic not_a(const std::string& text, const std::string& needed) {
    const bool number = needed == "a number";
    return {base::Severity::error,
            {},
            "\"" + text + "\" is not " + needed,
            number ? value::gap_hint(text) : ""};
  }

  Value unary(const Node& node) {
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

  Value binary(const Node& node) {
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

  // a && b, a || b: the right side is looked at only when it is needed. A text may stand before ||,
  // for which the right side is the default, but it must not decide &&.
  Value either(const Node& node, const Value& left) {
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

  // "5" + 1 of a column of texts: 51 and 6 are both meant by somebody, and "—" + 1 by nobody. Words
  // of the expression itself are there to be joined.
  bool is_doubtful_sum(const Node& node, const Value& left, const Value& right) const {
    const bool of_data = left.span().file != nullptr && left.span().file != node.span.file;
    if (dialect_ == Dialect::vega || !of_data) return false;
    return right.as_text() == nullptr ? number_of(right).has_value()
                                      : number_of(left) && number_of(right);
  }

  Value doubtful_sum(const Node& node, const Value& left) {
    return fail_at(node, left,
                   {base::Severity::error,
                    {},
                    "'+' of the text '" + *left.as_text() + "': are they added or joined?",
                    "declare its column a number, or join them as '{a}{b}'"});
  }

  Value not_comparable(const Node& node, const Value& left, const Value& right) {
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

  static std::string described(const Value& value) {
    if (const auto* text = value.as_text()) return "the text '" + *text + "'";
    if (is_language_map(value)) return "a text by language";
    if (const std::string unit = unit_of(value); !unit.empty()) return "a figure in " + unit;
    return std::string(kind_of(value));
  }

  Value joined(const Value& left, const Value& right, base::Span span) {
    std::vector<TextPiece> pieces = pieces_of(left, language_, span, diagnostics_);
    std::vector<TextPiece> more = pieces_of(right, language_, span, diagnostics_);
    std::move(more.begin(), more.end(), std::back_inserter(pieces));
    return text_of(std::move(pieces), language_, span);
  }

  Value different_units(const Node& node, const Value& left, const Value& right) {
    return fail(node,
                "'" + node.word + "' of figures in " + unit_of(left) + " and in " + unit_of(right) +
                    ", which measure different things",
                "'.value' is the bare number");
  }

  Value compare_values(const Node& node, const Value& left, const Value& right) {
    if (is_missing(left) || is_missing(right)) return missing_of({left, right}, node.span);
    const auto found = order(left, right);
    if (!found) return not_comparable(node, left, right);
    const bool same = *found == 0 && node.word.ends_with('=');
    return Value(same || (node.word[0] == '<' ? *found < 0 : *found > 0), node.span);
  }

  Value arithmetic(const Node& node, const Value& left, const Value& right) {
    if (is_missing(left) || is_missing(right)) return missing_of({left, right}, node.span);
    const auto a = number_of(left), b = number_of(right);
    for (const Value* side : {&left, &right}) {
      const auto* text = side->as_text();
      if (text != nullptr && !number_of(*side))
        return fail_at(node, *side, not_a(*text, "a number"));
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

  const Scope& scope_;
  const Language& language_;
  base::Diagnostics& diagnostics_;
  Dialect dialect_;
  bool failed_ = false;
};

}  // namespace

Value evaluate(const Expression& expression, const Scope& scope, const Language& language,
               base::Diagnostics& diagnostics, Dialect dialect) {
  return Evaluator(scope, language, diagnostics, dialect).run(expression.root());
}

bool holds(const Expression& condition, const Scope& scope, const Language& language,
           base::Diagnostics& diagnostics, Dialect dialect) {
  return Evaluator(scope, language, diagnostics, dialect).holds(condition.root());
}

}  // namespace jianbao::expr
