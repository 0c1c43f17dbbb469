#pragma once

#include <vector>

#include "page/page.h"
#include "pdf/options.h"

namespace jianbao::pdf {

// A page with what stands around it for the press.
struct PrintedPage {
  page::Page page;
  page::Rectangle trim, bleed;    // in it: what is left when it is cut, and what is printed
  std::vector<page::Path> marks;  // of the press, in the colours of all plates

  bool is_larger() const { return page.size.width > trim.size.width; }
};

PrintedPage printed_page(const page::Page& page, const PageOptions& options);

}  // namespace jianbao::pdf
