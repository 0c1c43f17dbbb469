#pragma once

#include <string_view>
#include <vector>

#include "spec/vocabulary.h"

// What users may write of Vega-Lite's transforms, as data.
namespace jianbao::spec {

struct TransformKind {
  std::string_view name;
  std::string_view description;
  MapSpec options;  // the key `name` among them
};

// In the order in which the keys of a map are looked for.
const std::vector<TransformKind>& transform_kinds();
std::vector<std::string_view> transform_names();

// {field: gdp, order: descending}
const MapSpec& sort_key_keys();
// The tests of {field: a, gte: 3}, and {and: […]}, {or: […]}, {not: …}.
const MapSpec& predicate_keys();
constexpr int most_selected_rows = 1'000'000'000;
// `transform`, `sort`, `limit` and `offset`, beside whatever has rows.
std::vector<KeySpec> selection_keys();
std::vector<KeySpec> with_selection_keys(std::vector<KeySpec> keys);
bool is_selection_key(std::string_view name);

}  // namespace jianbao::spec
