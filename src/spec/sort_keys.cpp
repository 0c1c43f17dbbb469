#include "spec/sort_keys.h"

#include "spec/located.h"
#include "spec/transform_vocabulary.h"

namespace jianbao::spec {

namespace {

using value::Value;

// {field: gdp, order: descending}
void parse_map(const Value& value, std::vector<SortKey>& keys, base::Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.error_count();
  SortKey sort{{}, false, value.span()};
  for (const value::Field& field : value.as_record()->fields()) {
    const auto* word = field.value.as_text();
    if (field.key == "field" && (word != nullptr || field.value.as_number() != nullptr)) {
      sort.field = word != nullptr ? *word : field.value.written();
    } else if (field.key == "order" && (word != nullptr || field.value.is_null())) {
      sort.descending = word != nullptr && *word == "descending";
      if (word == nullptr || sort.descending || *word == "ascending") continue;
      diagnostics.error(field.value.span(), "unknown order '" + *word + "'",
                        base::suggestion(*word, {"ascending", "descending"}));
    } else if (sort_key_keys().find(field.key) != nullptr) {
      diagnostics.error(field.value.span(), "'" + field.key + "' must be a text, not " +
                                                std::string(field.value.kind()));
    } else {
      diagnostics.error(field.key_span, "a sort key has no key '" + field.key + "'",
                        base::suggestion(field.key, sort_key_keys().names()));
    }
  }
  if (!sort.field.empty()) return keys.push_back(std::move(sort));
  if (diagnostics.error_count() == errors) {
    diagnostics.error(value.span(), "a sort key has no 'field'");
  }
}

void parse_key(const Value& value, std::vector<SortKey>& keys, base::Diagnostics& diagnostics) {
  if (value.as_record() != nullptr) return parse_map(value, keys, diagnostics);
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
