#include "rows/lookup.h"

#include <unordered_map>

#include "expr/identity.h"
#include "expr/members.h"
#include "spec/located.h"

namespace jianbao::rows {

namespace {

using value::Value;

// {values: […]} as they stand; what names data is found by the place where the step stands.
std::optional<Rows> other_rows(const Step& step, const Value& data) {
  const Value* values = data.as_record() == nullptr ? nullptr : data.as_record()->find("values");
  std::optional<Value> found = values == nullptr ? std::nullopt : std::optional(*values);
  if (values == nullptr && step.world().find) found = step.world().find(data);
  if (values == nullptr && !step.world().find) {
    step.diagnostics().error(data.span(), "no such data", "{values: […]} gives rows here");
  }
  if (!found) return std::nullopt;
  if (const auto* list = found->as_list()) return *list;
  if (found->as_record() != nullptr) return value::values_of(*found->as_record());
  step.diagnostics().error(data.span(),
                           "a lookup needs a list of rows, not " + std::string(found->kind()));
  return std::nullopt;
}

class Lookup {
 public:
  Lookup(const Step& step, Rows others) : step_(step), others_(std::move(others)) {
    const auto& from = *step.at("from").as_record();
    key_ = *from.find("key")->as_text();
    const Value* fields = from.find("fields");
    const value::List one = fields == nullptr ? value::List() : value::List{*fields};
    const bool listed = fields != nullptr && fields->as_list() != nullptr;
    for (const Value& field : listed ? *fields->as_list() : one) {
      if (field.as_text() != nullptr) fields_.push_back(*field.as_text());
    }
    names_ = step.texts("as");
  }

  bool check() const {
    const auto& from = *step_.at("from").as_record();
    base::Diagnostics& diagnostics = step_.diagnostics();
    bool right = knows_field(others_, key_, from.find("key")->span(), diagnostics);
    for (const std::string& field : fields_) {
      right = knows_field(others_, field, from.find("fields")->span(), diagnostics) && right;
    }
    if (fields_.empty() && names_.size() != 1) {
      diagnostics.error(step_.at("from").span(), "the lookup takes no 'fields'",
                        "or 'as' names a field for the whole row");
      return false;
    }
    if (!fields_.empty() && !names_.empty() && names_.size() != fields_.size()) {
      diagnostics.error(step_.at("as").span(), "'as' has " + std::to_string(names_.size()) +
                                                   " names for " + std::to_string(fields_.size()) +
                                                   " fields");
      return false;
    }
    return right;
  }

  Rows join(Rows rows) {
    for (std::size_t i = 0; i < others_.size(); ++i) {
      const Value* key = field_of(others_[i], key_);
      if (key != nullptr && !expr::is_missing(*key)) {
        places_[expr::key_identity_of(*key)].push_back(i);
      }
    }
    const std::string field = step_.text("lookup");
    for (const std::string& name : names_.empty() ? fields_ : names_) joined_.emplace_back(name);
    bool any = false;
    for (Value& row : rows) {
      const Value* key = field_of(row, field);
      const auto found = key == nullptr || expr::is_missing(*key)
                             ? places_.end()
                             : places_.find(expr::key_identity_of(*key));
      const bool there = found != places_.end();
      any = any || there;
      if (there && !is_one(found->second, *key)) return {};
      row = with_fields(row, there ? &others_[found->second.front()] : nullptr);
    }
    if (!any && !rows.empty()) {
      step_.diagnostics().warn(step_.at("lookup").span(),
                               "no row's '" + field + "' is a '" + key_ + "' of the other rows",
                               "all that is looked up is missing");
    }
    return rows;
  }

 private:
  // Whether the rows of a key say the same of what is taken from them.
  bool is_one(const std::vector<std::size_t>& places, const Value& key) const {
    const Value& first = others_[places.front()];
    for (const std::size_t place : places) {
      const Value& other = others_[place];
      bool same = !fields_.empty() || expr::identity_of(first) == expr::identity_of(other);
      for (const std::string& field : fields_) {
        same = same &&
               expr::identity_of(taken(first, field)) == expr::identity_of(taken(other, field));
      }
      if (!same) return say_twice(first, other, key);
    }
    return true;
  }

  bool say_twice(const Value& first, const Value& second, const Value& key) const {
    const Value& again = *field_of(second, key_);
    const std::string name = key.as_text() != nullptr ? *key.as_text() : key.written();
    base::Diagnostic wrong{
        base::Severity::error,
        again.span().file == nullptr ? step_.at("from").span() : again.span(),
        "a second row with the '" + key_ + "' " + name + ", which says otherwise"};
    const base::Span before = field_of(first, key_)->span();
    if (before.file != nullptr) wrong.notes.push_back({before, "the first"});
    wrong.notes.push_back({step_.at("lookup").span(), "looked up here"});
    step_.diagnostics().add(std::move(wrong));
    return false;
  }

  static Value taken(const Value& row, const std::string& field) {
    const Value* found = field_of(row, field);
    return found == nullptr ? Value({}, row.span()) : *found;
  }

  Value with_fields(const Value& row, const Value* other) {
    const Value* otherwise = step_.find("default");
    const Value gap = otherwise == nullptr ? Value({}, row.span()) : *otherwise;
    if (fields_.empty()) return joined_.front().in(row, other == nullptr ? gap : *other);
    Value joined = row;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      joined = joined_[i].in(joined, other == nullptr ? gap : taken(*other, fields_[i]));
    }
    return joined;
  }

  const Step& step_;
  const Rows others_;
  std::string key_;
  std::vector<std::string> fields_, names_;
  std::vector<NewField> joined_;
  std::unordered_map<std::string, std::vector<std::size_t>> places_;
};

}  // namespace

Rows lookup(Rows rows, const Step& step) {
  const bool known = step.knows(rows, "lookup");
  const Value& data = *step.at("from").as_record()->find("data");
  auto others = other_rows(step, data);
  if (!others || !known) return {};
  Lookup lookup(step, std::move(*others));
  if (!lookup.check() || !step.affords(rows, 1, step.at("lookup").span())) return {};
  return lookup.join(std::move(rows));
}

}  // namespace jianbao::rows
