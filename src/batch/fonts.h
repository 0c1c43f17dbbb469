#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "font/library.h"
#include "value/value.h"

namespace jianbao::batch {

// fonts.yaml, read as a value → a manifest. Folders are relative to the file's own.
font::Manifest parse_font_manifest(const value::Value& value, base::Diagnostics& diagnostics);

// The first family that stands for each generic one.
std::map<std::string, std::string> families_by_generic(const font::Manifest& manifest);

// The families that stand for sans-serif, in the manifest's order, then all others: what is left
// for a character that no chosen family has.
std::vector<std::string> generic_families(const font::Manifest& manifest);

}  // namespace jianbao::batch
