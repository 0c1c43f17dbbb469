#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/base.h"

namespace jianbao::batch {

struct ChartOptions {
  std::string spec;                  // a Vega-Lite spec, YAML or JSON
  std::string out;                   // .svg, .png or .pdf
  std::string base;                  // where `url`s start; empty: beside the spec
  std::vector<std::string> allowed;  // folders whose files a spec may name beside its own
  std::string theme;                 // empty: Vega-Lite's own looks
  std::string fonts;
  std::vector<std::string> languages{"en"};
  int dpi = 150;      // of png
  std::string cache;  // the folder for what saves time in the next run; empty: nothing is kept
  std::optional<std::string> source_date_epoch;  // of pdf; its date is 1970-01-01 without it
};

// Draws one chart alone. False, with diagnostics and no file, when something is wrong.
bool draw_chart(const ChartOptions& options, const base::FileSystem& files, base::Sources& sources,
                base::Diagnostics& diagnostics);

}  // namespace jianbao::batch
