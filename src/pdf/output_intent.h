#pragma once

#include "pdf/conformance.h"
#include "pdf/options.h"
#include "pdf/profile_objects.h"

namespace jianbao::pdf {

// What the colours of the device come to: the catalog's output intents (ISO 32000-1, 14.11.5), one
// for each standard that asks for it, which share a profile (ISO 19005-2, 6.2.3).
void add_output_intents(const Haru& haru, ProfileObjects& profiles, const Conformance& conformance,
                        const PageOptions& options);

}  // namespace jianbao::pdf
