#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/files.h"

namespace jianbao::font {

// What a face of a font file calls itself.
struct FaceDescription {
  std::string family;  // its typographic family; of a narrow or wide face the older name
  unsigned index = 0;
  int weight = 400;
  bool italic = false;
};

// Every face of the file; fails with what is wrong with it.
base::Result<std::vector<FaceDescription>> describe_faces(const std::string& path,
                                                          std::shared_ptr<const std::string> bytes);

}  // namespace jianbao::font
