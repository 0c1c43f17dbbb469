#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "doc/doc.h"
#include "spec/pdf_spec.h"

namespace jianbao::compose {

// What the standards that a layout asks for do not let a document have, each at its place.

// Of a picture in an archive: inks of an unknown press, or transparency. Warns of a colour profile
// that does not serve.
void check_picture(const doc::Picture* picture, base::Span place, const spec::PdfSpec& pdf,
                   base::Diagnostics& diagnostics);
// A picture that says nothing of itself, not even that it is decoration (ISO 14289-1, 7.3); `how`
// it would.
void check_alternative(bool said, const char* how, base::Span place,
                       const spec::Conformance& conformance, base::Diagnostics& diagnostics);
// A heading is one level below the one before, or above it; the first one starts at any
// (ISO 14289-1, 7.4.2).
void check_heading_levels(const std::vector<doc::Block>& blocks,
                          const spec::Conformance& conformance, base::Diagnostics& diagnostics);

}  // namespace jianbao::compose
