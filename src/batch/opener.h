#pragma once

#include <map>
#include <mutex>
#include <string>

#include "base/base.h"
#include "doc/doc.h"
#include "spec/spec.h"

namespace jianbao::batch {

// Files that layouts and data name, each read once for all briefs. Threads may share it.
class Opener {
 public:
  // `sources` keeps what is read for as long as diagnostics may point into it.
  Opener(const base::FileSystem& files, base::Sources& sources, const expr::OwnUnits* units)
      : files_(files), sources_(sources), units_(units) {}

  // A picture, told by what the file holds. `path` is relative to the file of `span`. Null, with an
  // error there, when it cannot be read.
  const doc::Picture* open(const std::string& path, base::Span span,
                           base::Diagnostics& diagnostics);
  // The same for a chart's spec, parsed, with the data files that it names.
  const spec::Chart* open_chart(const std::string& path, base::Span span,
                                base::Diagnostics& diagnostics);
  // The same for the data of a chart.
  const value::Value* open_data(const std::string& path, base::Span span,
                                base::Diagnostics& diagnostics);

 private:
  const base::FileSystem& files_;
  std::mutex mutex_;
  base::Sources& sources_;
  const expr::OwnUnits* units_;  // of the project; null: none
  std::map<std::string, doc::Picture> pictures_;
  std::map<std::string, spec::Chart> charts_;
  std::map<std::string, value::Value> data_;
};

}  // namespace jianbao::batch
