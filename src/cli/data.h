#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"

namespace jianbao::cli {

// What `jianbao data` was given.
struct DataRequest {
  std::vector<std::string> files;
  std::string as = "text";  // text, json, or schema: a Table Schema to keep beside the file
};

// Prints what the columns of data files hold, as layouts see them. What is wrong is said.
void show_data(const DataRequest& request, base::Sources& sources, base::Diagnostics& diagnostics);

}  // namespace jianbao::cli
