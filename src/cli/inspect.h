#pragma once

#include <string>
#include <vector>

namespace jianbao::cli {

// What finished PDFs tell of themselves, as lines or as JSON; false where one cannot be read.
bool inspect(const std::vector<std::string>& paths, bool json);

}  // namespace jianbao::cli
