#include "batch/data_file.h"

#include "expr/expr.h"
#include "read/read.h"

namespace jianbao::batch {

std::optional<value::Value> read_data_file(const base::FileSystem& files, const std::string& path,
                                           base::Span referrer, base::Sources& sources,
                                           base::Diagnostics& diagnostics) {
  if (path.ends_with(".csv")) return read::read_csv(files, path, referrer, sources, diagnostics);
  return read::read_yaml(files, path, referrer, sources, diagnostics);
}

std::optional<value::Value> read_chart_data(const base::FileSystem& files, const std::string& path,
                                            base::Span referrer, base::Sources& sources,
                                            base::Diagnostics& diagnostics) {
  auto data = read_data_file(files, path, referrer, sources, diagnostics);
  if (data) expr::check_figures(*data, diagnostics);
  return data;
}

}  // namespace jianbao::batch
