#pragma once

#include <optional>
#include <string>

#include "base/base.h"
#include "font/library.h"

namespace jianbao::batch {

// Font files that lie in a folder and that the manifest does not mention become families by the
// names that they have, behind the manifest's, in the order of the files' names. A face that a
// family has already is a warning, a broken file an error.
void add_fonts_of_folder(font::Manifest& manifest, const std::string& folder,
                         const base::FileSystem& files, base::Diagnostics& diagnostics);

// The manifest of a file with the fonts of a folder; empty when the file cannot be read.
std::optional<font::Manifest> load_fonts(const std::string& path, const std::string& folder,
                                         const base::FileSystem& files, base::Sources& sources,
                                         base::Diagnostics& diagnostics);

}  // namespace jianbao::batch
