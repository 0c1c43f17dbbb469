#pragma once

#include <string>

namespace jianbao::read {

// What a workbook has, before its cells are read.
struct WorkbookSheet {
  std::string name;
  std::string part;  // of the archive
  bool hidden = false;
};
// A range or a table that has a name.
struct NamedRange {
  std::string name;
  std::string sheet;  // an empty text: of the sheet that is read
  std::string range;  // "$A$2:$B$3"
};

}  // namespace jianbao::read
