#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace jianbao::batch {

struct BuildOptions {
  std::string project = "jianbao.yaml";
  std::string out = "out";
  std::string only;                         // a glob over the briefs' names; empty: all
  std::vector<std::string> editions;        // empty: all
  std::vector<std::string> formats{"pdf"};  // of pdf, png, svg
  int dpi = 150;                            // of png
  unsigned jobs = 1;
  std::string report;                // path of a JSON file that says what was built; empty: none
  bool write = true;                 // false: everything but writing
  std::string lock;                  // path of a lock file that must fit; empty: none
  std::string version;               // of the engine
  bool strict = false;               // warnings fail a brief
  std::vector<std::string> allowed;  // folders whose files a project may name beside its own
  std::string cache;  // the folder for what saves time in the next run; empty: nothing is kept
  std::string share;  // the engine's own fonts/ and layouts/ stand here; empty: it has none
  std::optional<std::string> source_date_epoch;  // the clock of a project without a date
  // What an environment variable says; empty: there is none.
  std::function<std::optional<std::string>(const std::string& name)> environment =
      [](const std::string&) { return std::nullopt; };
};

}  // namespace jianbao::batch
