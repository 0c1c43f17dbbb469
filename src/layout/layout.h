#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "doc/doc.h"
#include "page/page.h"
#include "text/text.h"

namespace jianbao::layout {

// Places the document on pages.
std::vector<page::Page> lay_out(const doc::Document& document, text::Typesetter& typesetter,
                                base::Diagnostics& diagnostics);

}  // namespace jianbao::layout
