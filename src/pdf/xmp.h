#pragma once

#include <string>

#include "pdf/metadata.h"

namespace jianbao::pdf {

// The name that a file says it was made with.
constexpr const char* producer = "Jianbao";

// What the document's information says, as XMP, and the standard that it follows, where it
// does: PDF/A-2u (ISO 19005-2, 6.6.2 and 6.6.4).
std::string xmp_packet(const Metadata& metadata);

}  // namespace jianbao::pdf
