#pragma once

#include <optional>

#include "base/diagnostics.h"
#include "value/value.h"

namespace jianbao::read {

// What an untrusted file may ask of us.
struct YamlLimits {
  std::uint64_t bytes = 16U << 20U;
  std::size_t depth = 64;
  std::size_t nodes = 2'000'000;  // after aliases are expanded
};

// YAML 1.2 (core schema): one document → its tree, each node with its place.
// Says every duplicate key and every bad node, but of syntax errors only the first.
std::optional<value::Value> parse_yaml(const base::SourceFile& source, const YamlLimits& limits,
                                       base::Diagnostics& diagnostics);

}  // namespace jianbao::read
