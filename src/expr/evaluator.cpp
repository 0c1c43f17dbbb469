#include "expr/evaluator.h"

#include <algorithm>

#include "base/utf8.h"
#include "expr/expense.h"
#include "expr/field.h"
#include "expr/members.h"

namespace jianbao::expr {

using value::Decimal;
using value::Value;
using Kind = Node::Kind;

namespace {

// The path as it was written, for messages: "data.figures.fdi".
std::string path_of(const Node& node) {
  if (node.kind == Kind::name) return node.word;
  if (node.kind == Kind::member) return path_of(*node.children[0]) + "." + node.word;
  if (node.kind == Kind::index) return path_of(*node.children[0]) + "[…]";
  return node.kind == Kind::call ? node.word + "(…)" : "this";
}

}  // namespace

Value Evaluator::evaluate(const Node& node) {
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

Value Evaluator::fail(const Node& node, const std::string& what, const std::string& hint) {
  if (!failed_) diagnostics_.error(node.span, what, hint);
  failed_ = true;
  return {};
}

Value Evaluator::fail_at(const Node& node, const Value& datum, base::Diagnostic wrong) {
  const bool in_data = datum.span().file != nullptr && datum.span().file != node.span.file;
  if (!in_data) return fail(node, wrong.text, wrong.hint);
  if (!failed_) {
    wrong.span = datum.span();
    wrong.notes.push_back({node.span, "asked for here"});
    wrong.fault = std::to_string(node.span.begin) + (node.span.file ? node.span.file->path() : "");
    diagnostics_.add(std::move(wrong));
  }
  failed_ = true;
  return {};
}

Value Evaluator::overspend(const Node& node) {
  failed_ = true;
  diagnostics_.overspent(node.span, "the expressions of this document work or grow without end",
                         "a document has 300 million steps and 256 MB of long texts and lists");
  return {};
}

bool Evaluator::affords(const Node& node, std::uint64_t size) {
  constexpr std::uint64_t most = 8U << 20U, least = 4096;
  if (size > most) {
    fail(node, "this makes a text or list that is too large", "at most 8 MB");
  } else if (size > least && !diagnostics_.budget().spend_bytes(size)) {
    overspend(node);
  }
  return !failed_;
}

const Value* Evaluator::peek(const Node& node) const {
  if (node.kind == Kind::name) return scope_.find(node.word);
  const bool by_text = node.kind == Kind::index && node.children[1]->literal.as_text() != nullptr;
  if (node.kind != Kind::member && !by_text) return nullptr;
  const std::string& key = by_text ? *node.children[1]->literal.as_text() : node.word;
  const Value* owner = peek(*node.children[0]);
  if (owner == nullptr || owner->as_record() == nullptr) return nullptr;
  if (is_computed_member(key) && is_figure(*owner)) return nullptr;
  return owner->as_record()->find(key);
}

Value Evaluator::unknown(const Node& node) {
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

bool Evaluator::names_year(const Node& node) {
  if (node.kind != Kind::index) return node.word == "year";
  const auto* key = node.children[1]->literal.as_text();
  return key != nullptr && *key == "year";
}

Value Evaluator::member(const Node& node, const Value& owner, const std::string& key) {
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

bool Evaluator::holds_records(const Value& owner) {
  const auto* list = owner.as_list();
  return list != nullptr && !list->empty() &&
         std::all_of(list->begin(), list->end(),
                     [](const Value& item) { return item.as_record() != nullptr; });
}

Value Evaluator::member_of_each(const Node& node, const Value& owner, const std::string& key) {
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

Value Evaluator::index(const Node& node, const Value& owner) {
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

Value Evaluator::character(const std::string& text, const Decimal& number, const Node& node) {
  Decimal count(0, 0);
  for (std::size_t at = 0; at < text.size(); count = Decimal(count.coefficient() + 1, 0)) {
    const std::size_t begin = at;
    base::next_code_point(text, at);
    if (count == number) return Value(text.substr(begin, at - begin), node.span);
  }
  return Value({}, node.span);
}

}  // namespace jianbao::expr
