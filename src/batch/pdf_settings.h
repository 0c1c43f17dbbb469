#pragma once

#include "batch/plan.h"
#include "doc/doc.h"
#include "pdf/pdf.h"

namespace jianbao::batch {

// What a layout says of the file, in the PDF writer's terms.
pdf::PageOptions page_options(const LoadedLayout& layout);
pdf::Options pdf_options(const Job& job, const doc::Document& document);
pdf::Metadata metadata_of(const Job& job, const doc::Document& document, const value::Date& date);

}  // namespace jianbao::batch
