#pragma once

#include <string>
#include <vector>

namespace jianbao::cli {

// What `jianbao inspect` was given.
struct InspectRequest {
  std::vector<std::string> files;
  std::string password_file;
  bool json = false;
};

// What finished PDFs tell of themselves, as lines or as JSON; false where one cannot be read.
bool inspect(const InspectRequest& request);

}  // namespace jianbao::cli
