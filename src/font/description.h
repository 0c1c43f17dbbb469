#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/files.h"
#include "font/variation.h"

namespace jianbao::font {

// What a face of a font file calls itself.
struct FaceDescription {
  std::string family;  // its typographic family; of a narrow or wide face the older name
  unsigned index = 0;
  int weight = 400;
  bool italic = false;
  Variations variations = {};  // that make it, of a variable font
};

// Every face of the file, of a variable one every style that it has a name for; fails with what is
// wrong with it.
base::Result<std::vector<FaceDescription>> describe_faces(
    const std::string& path, std::shared_ptr<const base::FileBytes> bytes);

}  // namespace jianbao::font
