#pragma once

#include "base/base.h"
#include "batch/options.h"
#include "batch/plan.h"

namespace jianbao::batch {

// Whether the report has a file of its own; an error where it would take that of a brief or of the
// project.
bool check_report(const BuildOptions& options, const std::vector<Job>& jobs,
                  const base::FileSystem& files, const base::Sources& sources,
                  base::Diagnostics& diagnostics);

// Whether a file that is written is none of those that were read.
bool check_not_read(const std::string& path, const base::FileSystem& files,
                    const base::Sources& sources, base::Diagnostics& diagnostics);

}  // namespace jianbao::batch
