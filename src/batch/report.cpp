#include "batch/report.h"

#include <nlohmann/json.hpp>

namespace jianbao::batch {

namespace {

using Json = nlohmann::ordered_json;

std::string place_of(const base::Span& span) {
  return span.file->path() + ":" + span.file->place(span.begin);
}

Json problem_json(const base::Diagnostic& problem) {
  Json entry{{"severity", problem.severity == base::Severity::error ? "error" : "warning"}};
  if (problem.span.file != nullptr) entry["at"] = place_of(problem.span);
  entry["message"] = problem.text;
  if (!problem.hint.empty()) entry["hint"] = problem.hint;
  if (problem.record.file != nullptr) entry["record"] = place_of(problem.record);
  return entry;
}

}  // namespace

std::string report_json(const Report& report, const std::string& version) {
  Json briefs = Json::array();
  for (const BriefResult& brief : report.briefs) {
    Json entry;
    // One whose files could not be read was never given a name.
    if (!brief.path.empty()) entry["file"] = brief.path;
    if (!brief.edition.empty()) entry["edition"] = brief.edition;
    entry["built"] = brief.built;
    if (brief.built) entry["pages"] = brief.pages;
    if (brief.built && !brief.generated.empty()) {
      entry["generated"] = {{"language", brief.generated},
                            {"from", "zh"},
                            {"by", "conversion"},
                            {"texts", brief.converted}};
    }
    for (const base::Diagnostic& problem : brief.problems) {
      entry["problems"].push_back(problem_json(problem));
    }
    briefs.push_back(std::move(entry));
  }
  const Json all{{"engine", version}, {"briefs", std::move(briefs)}};
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace jianbao::batch
