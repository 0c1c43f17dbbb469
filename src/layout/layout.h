#pragma once

#include "base/diagnostics.h"
#include "doc/doc.h"
#include "layout/page_sink.h"
#include "text/text.h"

namespace jianbao::layout {

// Places the document on pages. Those of long tables are handed on while the table is still being
// set, so that it needs no more memory than a short one.
// What they mean is added to the structure before the pages that show it are handed on.
void lay_out(const doc::Document& document, text::Typesetter& typesetter,
             base::Diagnostics& diagnostics, page::Structure& structure, const PageSink& sink);

}  // namespace jianbao::layout
