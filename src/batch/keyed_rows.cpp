#include "batch/keyed_rows.h"

#include <algorithm>
#include <set>

namespace jianbao::batch {

namespace {

// Codes are numbers to a table file: as a key they have their digits.
std::string key_of(const value::Value& name) {
  return name.as_text() != nullptr ? *name.as_text() : name.written();
}

}  // namespace

std::optional<value::Value> rows_by_key(const value::Value& rows, const spec::Located& key,
                                        base::Diagnostics& diagnostics) {
  if (rows.as_list() == nullptr) {
    diagnostics.error(key.span, "'key' names the rows of a list, and this file holds " +
                                    std::string(rows.kind()));
    return std::nullopt;
  }
  const auto has_key = [&](const value::Value& row) {
    return row.as_record() != nullptr && row.as_record()->find(key.text) != nullptr;
  };
  const value::List& list = *rows.as_list();
  if (std::none_of(list.begin(), list.end(), has_key)) {
    std::vector<std::string_view> known;
    if (!list.empty() && list.front().as_record() != nullptr) {
      for (const auto& field : list.front().as_record()->fields()) known.emplace_back(field.key);
    }
    diagnostics.error(key.span, "no row has a '" + key.text + "'",
                      known.empty() ? "" : base::suggestion(key.text, known));
    return std::nullopt;
  }
  const std::size_t errors = diagnostics.error_count();
  value::Record named;
  std::set<std::string> seen;
  for (const value::Value& row : *rows.as_list()) {
    const auto* record = row.as_record();
    const value::Value* name = record == nullptr ? nullptr : record->find(key.text);
    const std::string text = name == nullptr ? "" : key_of(*name);
    if (text.empty()) {
      diagnostics.error(name == nullptr ? row.span() : name->span(),
                        "this row has no name under '" + key.text + "'");
    } else if (!seen.insert(text).second) {
      diagnostics.error(name->span(), "a second row '" + text + "'");
    } else {
      named.add(text, name->span(), row);
    }
  }
  if (diagnostics.error_count() != errors) return std::nullopt;
  return value::Value(std::move(named), rows.span());
}

}  // namespace jianbao::batch
