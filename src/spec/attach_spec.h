#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "spec/block_spec.h"
#include "spec/located.h"
#include "value/value.h"

namespace jianbao::spec {

// Data that go into the file, for readers that want to compute: what an expression gives, or the
// data of each chart.
struct AttachSpec {
  std::string file;  // its name; of charts only what it ends with: "csv" or "json"
  base::Span file_span;
  std::optional<Located> data;  // an expression; empty: those of each chart
  value::Value description;     // may be null
  std::string relationship;     // of ISO 19005-3, annex E: "Data", "Source", …
  base::Span span;
};

std::vector<AttachSpec> parse_attach(const value::Value& list, base::Diagnostics& diagnostics);

// Warns of charts' data that are asked for where neither blocks nor components have a chart.
void check_charts_attached(const std::vector<AttachSpec>& all, const std::vector<BlockSpec>& blocks,
                           const std::vector<Component>& components,
                           base::Diagnostics& diagnostics);

}  // namespace jianbao::spec
