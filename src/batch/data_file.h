#pragma once

#include <optional>
#include <string>

#include "base/base.h"
#include "value/value.h"

namespace jianbao::batch {

// A data file by its name's ending: .csv, else YAML (and so JSON).
std::optional<value::Value> read_data_file(const base::FileSystem& files, const std::string& path,
                                           base::Span referrer, base::Sources& sources,
                                           base::Diagnostics& diagnostics);

// The same for the `url` of a chart: what is wrong with its figures is said as well.
std::optional<value::Value> read_chart_data(const base::FileSystem& files, const std::string& path,
                                            base::Span referrer, base::Sources& sources,
                                            base::Diagnostics& diagnostics);

}  // namespace jianbao::batch
