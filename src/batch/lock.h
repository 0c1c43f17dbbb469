#pragma once

#include <string>

#include "base/base.h"
#include "font/library.h"

namespace jianbao::batch {

// jianbao.lock: the engine's version and the SHA-256 of every font file of the manifest, since
// fonts are inputs as much as data; also of the hyphenation patterns of the languages that the
// sources, the files of a project, name, so that what else is installed makes no difference.
std::string make_lock(const font::Manifest& fonts, const base::FileSystem& files,
                      const std::string& version, const base::Sources& sources,
                      base::Diagnostics& diagnostics);

// An error for each file, or version, that is not what the lock file `path` records.
void check_lock(const std::string& path, const font::Manifest& fonts, const base::FileSystem& files,
                const std::string& version, base::Sources& sources, base::Diagnostics& diagnostics);

}  // namespace jianbao::batch
