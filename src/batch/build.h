#pragma once

#include <string>
#include <vector>

#include "base/base.h"
#include "batch/options.h"

namespace jianbao::batch {

struct BriefResult {
  std::string path;
  std::size_t pages = 0;
  bool built = false;
  std::string edition = {};
  // Of the language that was made by conversion from Simplified Chinese, how many texts were.
  std::string generated = {};
  std::size_t converted = 0;
  // Why it is not built, or what it is warned of: the first few.
  std::vector<base::Diagnostic> problems = {};
};

struct Report {
  bool started = false;   // the project could be read
  bool has_place = true;  // where the report is to be written, no other file is
  std::vector<BriefResult> briefs;
  bool all_built() const;
};

// Builds the briefs of a project, each edition to `out/NAME.EDITION.pdf`. A brief that fails leaves
// no file and stops no other.
Report build(const BuildOptions& options, const base::FileSystem& files, base::Sources& sources,
             base::Diagnostics& diagnostics);

}  // namespace jianbao::batch
