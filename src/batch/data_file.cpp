#include "batch/data_file.h"

#include "read/read.h"

namespace jianbao::batch {

std::optional<value::Value> read_data_file(const base::FileSystem& files, const std::string& path,
                                           base::Span referrer, base::Sources& sources,
                                           base::Diagnostics& diagnostics) {
  if (path.ends_with(".csv")) return read::read_csv(files, path, referrer, sources, diagnostics);
  return read::read_yaml(files, path, referrer, sources, diagnostics);
}

}  // namespace jianbao::batch
