#pragma once

#include "base/diagnostics.h"
#include "doc/doc.h"
#include "layout/page_sink.h"
#include "text/text.h"

namespace jianbao::layout {

// One brief in two languages on facing pages: left pages, with even numbers, show the first
// language, right pages the second. Their blocks go in step. The cover may be null.
struct FacingDocuments {
  const doc::Document* cover = nullptr;
  const doc::Document& left;
  const doc::Document& right;
};
void lay_out_facing(const FacingDocuments& documents, text::Typesetter& typesetter,
                    base::Diagnostics& diagnostics, page::Structure& structure,
                    const PageSink& sink);

}  // namespace jianbao::layout
