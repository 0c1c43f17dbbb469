#include "batch/brief_choice.h"

#include <fnmatch.h>

namespace jianbao::batch {

bool BriefChoice::has(const std::string& name) const {
  return only_.empty() || fnmatch(only_.c_str(), name.c_str(), 0) == 0;
}

void BriefChoice::note_brief(const std::string& name) {
  names_.insert(name);
  any_ = any_ || has(name);
}

void BriefChoice::note_row(const std::string& brief, const value::Value& row) {
  if (has(brief)) rows_.insert(&row);
}

void BriefChoice::check(base::Diagnostics& diagnostics) const {
  const auto known = [](const std::set<std::string>& names) {
    return std::vector<std::string_view>(names.begin(), names.end());
  };
  for (const std::string& edition : wanted_) {
    if (editions_.count(edition) > 0) continue;
    diagnostics.error({}, "no brief has the edition '" + edition + "'",
                      base::suggestion(edition, known(editions_)));
  }
  if (!only_.empty() && !any_) {
    diagnostics.error({}, "no brief's name matches '" + only_ + "'",
                      base::suggestion(only_, known(names_)));
  }
}

void BriefChoice::lower_others(const BrokenData& broken, base::Diagnostics& diagnostics) const {
  if (only_.empty()) return;
  std::set<std::size_t> asked_for;
  for (const auto& [row, said] : broken.said) {
    if (rows_.contains(row)) asked_for.insert(said.begin(), said.end());
  }
  for (const auto& [row, said] : broken.said) {
    for (const std::size_t entry : said) {
      if (!asked_for.contains(entry)) diagnostics.lower(entry);
    }
  }
}

}  // namespace jianbao::batch
