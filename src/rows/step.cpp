#include "rows/step.h"

#include <algorithm>

namespace jianbao::rows {

using value::Value;

const Value* Step::find(std::string_view key) const {
  const Value* found = options_.find(key);
  return found == nullptr || found->is_null() ? nullptr : found;
}

std::string Step::text(std::string_view key, std::string_view otherwise) const {
  const Value* found = find(key);
  return found == nullptr || found->as_text() == nullptr ? std::string(otherwise)
                                                         : *found->as_text();
}

std::vector<std::string> Step::texts(std::string_view key) const {
  std::vector<std::string> texts;
  const Value* found = find(key);
  if (found == nullptr) return texts;
  const value::List one{*found};
  for (const Value& item : found->as_list() == nullptr ? one : *found->as_list()) {
    if (item.as_text() != nullptr) texts.push_back(*item.as_text());
  }
  return texts;
}

std::size_t Step::number(std::string_view key, std::size_t otherwise) const {
  const Value* found = find(key);
  const auto* number = found == nullptr ? nullptr : found->as_number();
  const bool fits = number != nullptr && number->is_integer() && !number->negative();
  return fits ? static_cast<std::size_t>(number->rounded(0).coefficient()) : otherwise;
}

bool Step::flag(std::string_view key) const {
  const Value* found = find(key);
  return found != nullptr && found->as_bool() != nullptr && *found->as_bool();
}

std::vector<spec::SortKey> Step::sort() const {
  base::Diagnostics said;  // by the check
  const Value* found = find("sort");
  return found == nullptr ? std::vector<spec::SortKey>() : spec::parse_sort(*found, said);
}

bool knows_field(const Rows& rows, const std::string& field, base::Span span,
                 base::Diagnostics& diagnostics) {
  if (rows.empty() || expr::any_has(rows, field)) return true;
  diagnostics.error(span, "no row has a '" + field + "'",
                    base::suggestion(field, expr::fields_of(rows)));
  return false;
}

bool Step::knows(const Rows& rows, std::string_view key) const {
  const Value* found = find(key);
  if (found == nullptr) return true;
  const value::List one{*found};
  bool all = true;
  for (const Value& name : found->as_list() == nullptr ? one : *found->as_list()) {
    if (name.as_text() == nullptr) continue;
    all = knows_field(rows, *name.as_text(), name.span(), diagnostics()) && all;
  }
  return all;
}

bool Step::affords(const Rows& rows, std::size_t times, base::Span span) const {
  constexpr std::size_t most = 2'000'000;
  std::size_t fields = 0;
  for (const Value& row : rows) {
    fields += row.as_record() == nullptr ? 2 : row.as_record()->fields().size() + 2;
  }
  if (fields == 0 || times <= most / fields) return true;
  diagnostics().error(span, "this makes too many rows",
                      "at most 2 million fields in all the rows together");
  return false;
}

}  // namespace jianbao::rows
