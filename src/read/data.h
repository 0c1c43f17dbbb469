#pragma once

#include <optional>
#include <string>

#include "base/diagnostics.h"
#include "base/files.h"
#include "read/table.h"
#include "spec/table_source.h"

namespace jianbao::read {

// The rows of a data file of any kind, which its name tells, or else its content. What `told` says
// that means nothing to its kind is an error. `referrer` is the place that names the file.
std::optional<Table> read_data(const base::FileSystem& files, const std::string& path,
                               base::Span referrer, const spec::TableSource& told,
                               base::Sources& sources, base::Diagnostics& diagnostics);

}  // namespace jianbao::read
