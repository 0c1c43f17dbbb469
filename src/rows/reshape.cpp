#include "rows/reshape.h"

#include <algorithm>
#include <map>

#include "expr/identity.h"
#include "expr/members.h"
#include "rows/aggregate.h"
#include "rows/group.h"
#include "rows/order.h"

namespace jianbao::rows {

using value::Value;

namespace {

Value field_or_gap(const Value& row, const std::string& path) {
  const Value* found = field_of(row, path);
  return found == nullptr ? Value({}, row.span()) : *found;
}

// As many names as there are fields, those of `as` before the usual ones. Empty, with the error
// said, where `as` has another number of them.
std::optional<std::vector<std::string>> names_for(const std::vector<std::string>& usual,
                                                  const Step& step) {
  const std::vector<std::string> names = step.texts("as");
  if (names.empty()) return usual;
  if (names.size() == usual.size()) return names;
  step.diagnostics().error(step.at("as").span(), "'as' has " + std::to_string(names.size()) +
                                                     " names for " + std::to_string(usual.size()) +
                                                     " fields");
  return std::nullopt;
}

}  // namespace

Rows fold(Rows rows, const Step& step) {
  const Value& fields = step.at("fold");
  const auto names = names_for({"key", "value"}, step);
  const std::vector<std::string> folded = step.texts("fold");
  if (!names || !step.knows(rows, "fold") || !step.affords(rows, folded.size(), fields.span())) {
    return {};
  }
  Rows result;
  for (const Value& row : rows) {
    for (const std::string& field : folded) {
      const Value named = with_field(row, names->front(), Value(field, row.span()));
      result.push_back(with_field(named, names->back(), field_or_gap(row, field)));
    }
  }
  return result;
}

namespace {

std::size_t entries_of(const Value& row, const std::vector<std::string>& fields) {
  std::size_t most = 0;
  for (const std::string& field : fields) {
    const Value* found = field_of(row, field);
    if (found == nullptr || found->is_null()) continue;
    most = std::max(most, found->as_list() == nullptr ? 1 : found->as_list()->size());
  }
  return most;
}

// What is no list is a list of one.
Value entry(const Value& row, const std::string& field, std::size_t i) {
  const Value found = field_or_gap(row, field);
  if (found.as_list() == nullptr) return i == 0 ? found : Value({}, row.span());
  return i < found.as_list()->size() ? (*found.as_list())[i] : Value({}, row.span());
}

}  // namespace

Rows flatten(Rows rows, const Step& step) {
  const std::vector<std::string> fields = step.texts("flatten");
  const auto names = names_for(fields, step);
  if (!names || !step.knows(rows, "flatten")) return {};
  std::size_t most = 1;
  for (const Value& row : rows) most = std::max(most, entries_of(row, fields));
  Rows result;
  std::size_t left = 0;
  for (const Value& row : rows) {
    const std::size_t count = entries_of(row, fields);
    left += count * (row.as_record() == nullptr ? 1 : row.as_record()->fields().size());
    constexpr std::size_t most_fields = 2'000'000;
    if (left > most_fields && !step.affords(rows, most, step.at("flatten").span())) return {};
    for (std::size_t i = 0; i < count; ++i) {
      Value made = row;
      for (std::size_t k = 0; k < fields.size(); ++k) {
        made = with_field(made, (*names)[k], entry(row, fields[k], i));
      }
      result.push_back(std::move(made));
    }
  }
  return result;
}

namespace {

struct PivotField {
  std::string name;
  std::string identity;
};

// The values of the field `pivot` as names of fields, from the least up.
std::optional<std::vector<PivotField>> new_fields(const Rows& rows, const Step& step) {
  const std::string field = step.text("pivot");
  const auto ordering =
      Ordering::make(rows, {{field, false, step.at("pivot").span()}}, step.world());
  if (!ordering) return std::nullopt;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!ordering->is_gap(i)) places.push_back(i);
  }
  ordering->sort(places);
  std::vector<PivotField> fields;
  for (const std::size_t place : places) {
    const Value value = field_or_gap(rows[place], field);
    std::string identity = expr::identity_of(value);
    if (!fields.empty() && fields.back().identity == identity) continue;
    const auto date = expr::date_of(value);
    std::string name = value.as_text() != nullptr ? *value.as_text()
                       : date                     ? date->to_string()
                                                  : value.written();
    if (value.as_bool() != nullptr) name = *value.as_bool() ? "true" : "false";
    fields.push_back({std::move(name), std::move(identity)});
  }
  const std::size_t limit = step.number("limit", 0);
  if (limit > 0 && fields.size() > limit) fields.resize(limit);
  return fields;
}

// Two values that make one name: the number 1 and the text "1", or a field of the groups.
bool are_apart(const std::vector<PivotField>& fields, const std::vector<std::string>& groups,
               const Step& step) {
  std::vector<std::string> names = groups;
  for (const PivotField& field : fields) names.push_back(field.name);
  std::sort(names.begin(), names.end());
  const auto twice = std::adjacent_find(names.begin(), names.end());
  if (twice == names.end()) return true;
  step.diagnostics().error(step.at("pivot").span(), "two fields would be called '" + *twice + "'");
  return false;
}

}  // namespace

Rows pivot(Rows rows, const Step& step) {
  const std::vector<std::string> names = step.texts("groupby");
  if (!(step.knows(rows, "pivot") & step.knows(rows, "value") & step.knows(rows, "groupby"))) {
    return {};
  }
  const auto fields = new_fields(rows, step);
  if (!fields || !are_apart(*fields, names, step)) return {};
  constexpr std::size_t most_cells = 2'000'000;
  const Groups groups = groups_of(rows, names);
  if (groups.size() * (fields->size() + names.size()) > most_cells) {
    step.diagnostics().error(step.at("pivot").span(), "this makes too many fields",
                             "at most 2 million in all the rows together");
    return {};
  }
  Operation operation{step.text("op", "sum"), step.text("value")};
  if (operation.name == "average") operation.name = "mean";
  operation.span = step.at("value").span();
  Rows result;
  for (const auto& places : groups) {
    std::map<std::string, std::vector<const Value*>> cells;
    for (const std::size_t place : places) {
      cells[expr::identity_of(field_or_gap(rows[place], step.text("pivot")))].push_back(
          &rows[place]);
    }
    const Value& first = rows[places.front()];
    value::Record out;
    for (const std::string& name : names) out.add(name, first.span(), field_or_gap(first, name));
    for (const PivotField& field : *fields) {
      const auto& members = cells[field.identity];
      // What is one value stays as it is; where there is none there is a gap.
      std::optional<Value> cell =
          members.empty() ? Value({}, first.span()) : std::optional<Value>();
      if (members.size() == 1 && operation.name == "sum") {
        cell = datum_of(*members.front(), operation.field);
      }
      if (!cell) cell = aggregate(operation, members, first.span(), step.diagnostics());
      if (!cell) return {};
      out.add(field.name, first.span(), std::move(*cell));
    }
    result.emplace_back(std::move(out), first.span());
  }
  return result;
}

Rows select(Rows rows, const Step& step) {
  const std::vector<std::string> fields = step.texts("select");
  const auto names = names_for(fields, step);
  if (!names || !step.knows(rows, "select")) return {};
  for (Value& row : rows) {
    value::Record kept;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (kept.find((*names)[i]) == nullptr) {
        kept.add((*names)[i], row.span(), field_or_gap(row, fields[i]));
      }
    }
    row = Value(std::move(kept), row.span());
  }
  return rows;
}

}  // namespace jianbao::rows
