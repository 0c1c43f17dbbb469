#pragma once

#include <cstdint>
#include <optional>

#include "base/diagnostics.h"
#include "value/value.h"

namespace jianbao::read {

// What an untrusted file may ask of us.
struct JsonLimits {
  std::uint64_t bytes = 256U << 20U;
  std::size_t depth = 64;
  std::size_t nodes = 10'000'000;
};

// JSON (RFC 8259): one document → its tree, each node with its place. A text that is a day,
// "2020-01-05", is a date, since JSON has no other way to write one. Says every duplicate key, but
// of syntax errors only the first.
std::optional<value::Value> parse_json(const base::SourceFile& source, const JsonLimits& limits,
                                       base::Diagnostics& diagnostics);

// JSON Lines: a document a line → a list of them. A line that is wrong leaves the others good, but
// the list is not returned.
std::optional<value::Value> parse_json_lines(const base::SourceFile& source,
                                             const JsonLimits& limits,
                                             base::Diagnostics& diagnostics);

}  // namespace jianbao::read
