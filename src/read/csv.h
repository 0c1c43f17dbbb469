#pragma once

#include <optional>
#include <string>

#include "base/diagnostics.h"
#include "base/files.h"
#include "value/value.h"

namespace jianbao::read {

// CSV (RFC 4180) with a header row → a list of records. A column named "name.zh" becomes a field
// `zh` of a record `name`; numbers and dates as in YAML, an empty cell is null, a quoted one text.
std::optional<value::Value> parse_csv(const base::SourceFile& source,
                                      base::Diagnostics& diagnostics);

std::optional<value::Value> read_csv(const base::FileSystem& files, const std::string& path,
                                     base::Span referrer, base::Sources& sources,
                                     base::Diagnostics& diagnostics);

}  // namespace jianbao::read
