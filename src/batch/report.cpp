#include "batch/report.h"

#include <nlohmann/json.hpp>

namespace jianbao::batch {

std::string report_json(const Report& report, const std::string& version) {
  using Json = nlohmann::ordered_json;
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
    briefs.push_back(std::move(entry));
  }
  const Json all{{"engine", version}, {"briefs", std::move(briefs)}};
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace jianbao::batch
