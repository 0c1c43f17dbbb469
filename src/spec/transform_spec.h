#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "spec/located.h"
#include "spec/sort_keys.h"
#include "value/value.h"

namespace jianbao::spec {

// One of Vega-Lite's transforms, checked against its vocabulary: `filter`, `aggregate`, …
struct Transform {
  std::string kind;
  value::Value options;  // a map; its key `kind` holds the main one
};

// A list of transforms. What is wrong is said at its place, and left out.
std::vector<Transform> parse_transforms(const value::Value& value, base::Diagnostics& diagnostics);

// Which rows, and in what order: the transforms first, then `where`, `sort`, and `limit` of those
// behind the first `offset`.
struct Selection {
  std::vector<Transform> transforms;
  Located where;  // a condition; an empty text: all
  std::vector<SortKey> sort;
  std::optional<int> limit;
  int offset = 0;
};

// What `selection_keys` and `where` say, found by their names in a map that has been checked.
using FindKey = std::function<const value::Value*(std::string_view)>;
Selection parse_selection(const FindKey& find);

}  // namespace jianbao::spec
