#pragma once

#include "base/diagnostics.h"
#include "doc/doc.h"
#include "spec/conformance.h"

namespace jianbao::compose {

// Says what of a picture an archive does not take, at its place.
void check_archivable(const doc::Picture* picture, base::Span place,
                      const spec::Conformance& conformance, base::Diagnostics& diagnostics);

}  // namespace jianbao::compose
