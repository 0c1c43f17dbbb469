#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "batch/batch.h"

namespace jianbao::cli {

// What `jianbao data` was given.
struct DataRequest {
  std::vector<std::string> files;
  std::vector<std::string> sources;  // of a project, the ones that are shown; none: all
  std::string as = "text";  // text, json, or schema: a Table Schema to keep beside the file
};

// Prints what the columns of data files hold, or of a project's sources, as layouts see them. What
// is wrong is said. The project's own settings come from `build`.
void show_data(const DataRequest& request, batch::BuildOptions build, base::Sources& sources,
               base::Diagnostics& diagnostics);

}  // namespace jianbao::cli
