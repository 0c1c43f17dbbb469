#pragma once

#include <string>

#include "base/base.h"
#include "base/files.h"
#include "spec/spec.h"

namespace jianbao::batch {

// The ICC profile of the press that a layout names; empty where there is none, or an error.
std::string read_press_profile(const spec::PdfSpec& pdf, const base::FileSystem& files,
                               base::Diagnostics& diagnostics);

}  // namespace jianbao::batch
