#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "batch/source_loader.h"
#include "value/value.h"

namespace jianbao::batch {

// Which briefs were asked for, among those that there are: by a glob of their names and by
// editions; where these are empty, all.
class BriefChoice {
 public:
  BriefChoice(const std::string& only, const std::vector<std::string>& editions)
      : only_(only), wanted_(editions) {}

  bool has(const std::string& name) const;
  void note_brief(const std::string& name);
  void note_edition(const std::string& edition) { editions_.insert(edition); }
  // The row that a brief is made of.
  void note_row(const std::string& brief, const value::Value& row);

  // What was asked for and is not there is a mistake, not a build of nothing.
  void check(base::Diagnostics& diagnostics) const;
  // What is wrong with the rows of other briefs fails nothing.
  void lower_others(const BrokenData& broken, base::Diagnostics& diagnostics) const;

 private:
  const std::string& only_;
  const std::vector<std::string>& wanted_;  // editions
  std::set<std::string> names_, editions_;  // that there are
  std::set<const value::Value*> rows_;      // of those that were asked for
  bool any_ = false;                        // was asked for
};

}  // namespace jianbao::batch
