#include "spec/sort_keys.h"

#include "spec/check.h"
#include "spec/fields.h"
#include "spec/transform_vocabulary.h"

namespace jianbao::spec {

namespace {

using value::Value;

void parse_key(const Value& value, std::vector<SortKey>& keys, base::Diagnostics& diagnostics) {
  if (value.as_record() != nullptr) {
    check_map(value, sort_key_keys(), diagnostics);
    Fields fields(value, sort_key_keys());
    const std::string field = fields.text("field").value_or("");
    const bool descending = fields.text("order").value_or("") == "descending";
    fields.finish();
    if (!field.empty()) keys.push_back({field, descending, value.span()});
    return;
  }
  // A column may be called 2020.
  std::string name = value.as_number() != nullptr ? value.written() : located(value).text;
  const bool descending = name.starts_with('-');
  if (descending) name.erase(0, 1);
  if (value.as_bool() == nullptr && !name.empty()) {
    keys.push_back({std::move(name), descending, value.span()});
    return;
  }
  diagnostics.error(value.span(), "rows are sorted by fields, not by " + std::string(value.kind()),
                    "such as gdp, -gdp or {field: gdp, order: descending}");
}

}  // namespace

std::vector<SortKey> parse_sort(const Value& value, base::Diagnostics& diagnostics) {
  std::vector<SortKey> keys;
  if (const auto* list = value.as_list()) {
    for (const Value& item : *list) parse_key(item, keys, diagnostics);
  } else {
    parse_key(value, keys, diagnostics);
  }
  return keys;
}

}  // namespace jianbao::spec
