#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "doc/doc.h"
#include "page/page.h"
#include "text/text.h"

namespace jianbao::layout {

// One brief in two languages on facing pages: left pages, with even numbers, show the first
// language, right pages the second. Their blocks go in step. The cover may be null.
struct FacingDocuments {
  const doc::Document* cover = nullptr;
  const doc::Document& left;
  const doc::Document& right;
};
std::vector<page::Page> lay_out_facing(const FacingDocuments& documents,
                                       text::Typesetter& typesetter,
                                       base::Diagnostics& diagnostics);

}  // namespace jianbao::layout
