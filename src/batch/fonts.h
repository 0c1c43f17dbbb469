#pragma once

#include "base/diagnostics.h"
#include "font/library.h"
#include "value/value.h"

namespace jianbao::batch {

// fonts.yaml, read as a value → a manifest. Folders are relative to the file's own.
font::Manifest parse_font_manifest(const value::Value& value, base::Diagnostics& diagnostics);

}  // namespace jianbao::batch
