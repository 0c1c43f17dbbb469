#pragma once

#include <optional>
#include <string>

#include "base/diagnostics.h"
#include "base/files.h"
#include "value/value.h"

namespace jianbao::read {

// A file that holds one tree: JSON where its name says so, else YAML. `referrer` is the place that
// names the file, for the case that it can't be read.
std::optional<value::Value> read_document(const base::FileSystem& files, const std::string& path,
                                          base::Span referrer, base::Sources& sources,
                                          base::Diagnostics& diagnostics);

}  // namespace jianbao::read
