#include "rows/predicate.h"

#include <algorithm>

#include "expr/arithmetic.h"
#include "expr/members.h"
#include "rows/step.h"
#include "spec/located.h"

namespace jianbao::rows {

using value::Value;

Predicate::Predicate(const Value& written, const Rows& rows, const World& world)
    : world_(world), record_(written.as_record()) {
  if (record_ == nullptr) {
    const spec::Located text = spec::located(written);
    expression_ = expr::parse(text.text, text.span, world.diagnostics);
    return;
  }
  for (const char* word : {"not", "and", "or"}) add_parts(word, rows);
  if (const Value* selection = record_->find("param")) {
    is_selection_ = true;
    if (world.dialect != expr::Dialect::vega)
      world.diagnostics.error(selection->span(), "only a chart of the screen has selections");
  }
  const Value* field = record_->find("field");
  if (field == nullptr || field->as_text() == nullptr) return;
  field_ = *field->as_text();
  knows_field(rows, field_, field->span(), world.diagnostics);
}

bool Predicate::holds(const Value& row) const {
  const auto part_holds = [&](const Predicate& part) { return part.holds(row); };
  if (expression_) return expression_holds(row);
  if (is_selection_) {
    const Value* empty = record_->find("empty");
    return empty == nullptr || empty->as_bool() == nullptr || *empty->as_bool();
  }
  if (join_ == "not") return !part_holds(parts_.front());
  if (join_ == "and") return std::all_of(parts_.begin(), parts_.end(), part_holds);
  if (join_ == "or") return std::any_of(parts_.begin(), parts_.end(), part_holds);
  return record_ != nullptr && compare(datum_of(row, field_));
}

void Predicate::add_parts(const char* word, const Rows& rows) {
  const Value* written = record_->find(word);
  if (written == nullptr) return;
  join_ = word;
  const value::List one{*written};
  for (const Value& part : written->as_list() == nullptr ? one : *written->as_list()) {
    parts_.emplace_back(part, rows, world_);
  }
}

// A comparison with a gap holds for no row.
bool Predicate::expression_holds(const Value& row) const {
  expr::Scope scope(world_.names);
  scope.add("datum", &row);
  return expr::holds(*expression_, scope, world_.language, world_.diagnostics, world_.dialect);
}

// What a value is to another; an error at the cell where they cannot be compared. Empty for gaps.
std::optional<int> Predicate::order(const Value& value, const Value& wanted) const {
  if (expr::is_missing(value) || wanted.is_null()) return std::nullopt;
  const auto found = expr::order(value, wanted);
  if (found) return found;
  const auto same = expr::equal(value, wanted);
  if (same) return *same ? 0 : 1;
  base::Diagnostic wrong{base::Severity::error,
                         value.span().file == nullptr ? wanted.span() : value.span(),
                         "the filter cannot compare " + std::string(value.kind()) + " with " +
                             std::string(wanted.kind())};
  wrong.notes.push_back({wanted.span(), "compared with this"});
  wrong.fault = "filter " + std::to_string(wanted.span().begin);
  world_.diagnostics.add(std::move(wrong));
  return std::nullopt;
}

bool Predicate::is_one_of(const Value& value, const value::List& list) const {
  return std::any_of(list.begin(), list.end(),
                     [&](const Value& wanted) { return order(value, wanted) == 0; });
}

bool Predicate::is_in_range(const Value& value, const value::List& ends) const {
  if (ends.size() != 2) return true;
  const auto low = order(value, ends.front()), high = order(value, ends.back());
  return (ends.front().is_null() || (low && *low >= 0)) &&
         (ends.back().is_null() || (high && *high <= 0));
}

bool Predicate::compare(const Value& value) const {
  return std::all_of(record_->fields().begin(), record_->fields().end(),
                     [&](const value::Field& field) { return compare(field, value); });
}

bool Predicate::compare(const value::Field& test, const Value& value) const {
  const auto* list = test.value.as_list();
  if (test.key == "field") return true;
  if (test.key == "valid" && test.value.as_bool() != nullptr)
    return *test.value.as_bool() != expr::is_missing(value);
  if (test.key == "oneOf" && list != nullptr) return is_one_of(value, *list);
  if (test.key == "range" && list != nullptr) return is_in_range(value, *list);
  const auto found = order(value, test.value);
  if (!found) return test.key == "equal" && expr::is_missing(value) && test.value.is_null();
  if (test.key == "equal") return *found == 0;
  return test.key == "lt"    ? *found < 0
         : test.key == "lte" ? *found <= 0
         : test.key == "gt"  ? *found > 0
                             : *found >= 0;
}

}  // namespace jianbao::rows
