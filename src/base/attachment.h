#pragma once

#include <memory>
#include <string>
#include <vector>

namespace jianbao::base {

// A file in the file: the figures behind the pages.
struct Attachment {
  std::string name, type;             // "figures.csv", "text/csv"
  std::string description;            // may be empty
  std::string relationship = "Data";  // to what it goes with (ISO 19005-3, annex E)
  std::string bytes;
};
using SharedAttachments = std::vector<std::shared_ptr<const Attachment>>;

}  // namespace jianbao::base
