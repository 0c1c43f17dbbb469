#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "value/value.h"

namespace jianbao::spec {

// One field that rows are sorted by.
struct SortKey {
  std::string field;  // a path into the row
  bool descending = false;
  base::Span span;
};

// "gdp", "-gdp" (from the greatest down), {field: gdp, order: descending}, or a list of these, of
// which the later ones count where the earlier are alike.
std::vector<SortKey> parse_sort(const value::Value& value, base::Diagnostics& diagnostics);

}  // namespace jianbao::spec
