#pragma once

#include <string>

namespace jianbao::cli {

// What `jianbao impose` was given, as it was written.
struct ImposeRequest {
  std::string file, out, password_file;
  std::string scheme = "booklet";
  std::string sheet, creep, margin;
  std::string marks = "crop";
};

// Writes the sheets; false where it cannot, which is said.
bool impose(const ImposeRequest& request);
// Whether a text names a sheet: "A3", "420mm x 297mm".
bool is_sheet(const std::string& text);
// Whether a text is a length by which pages can be moved: "0.1mm".
bool is_shift(const std::string& text);

}  // namespace jianbao::cli
