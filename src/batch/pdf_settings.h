#pragma once

#include "batch/plan.h"
#include "doc/doc.h"
#include "pdf/pdf.h"

namespace jianbao::batch {

// What a layout says of the file, in the PDF writer's terms.
pdf::PageOptions page_options(const LoadedLayout& layout);
pdf::Options pdf_options(const Job& job, const doc::Document& document);
// Warns of a brief that only its file's name can stand for where readers are to hear its title.
void check_title(const Job& job, const doc::Document& document, base::Diagnostics& diagnostics);
pdf::Metadata metadata_of(const Job& job, const doc::Document& document, const value::Date& date);

}  // namespace jianbao::batch
