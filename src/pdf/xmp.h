#pragma once

#include <string>

#include "pdf/metadata.h"

namespace jianbao::pdf {

// The name that a file says it was made with.
constexpr const char* producer = "Jianbao";

// What the document's information says, as XMP, and the standards that it follows (ISO 19005-2,
// 6.6.2).
std::string xmp_packet(const Metadata& metadata);

}  // namespace jianbao::pdf
