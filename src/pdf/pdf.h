#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "page/page.h"

namespace jianbao::pdf {

struct Metadata {
  std::string title;
  std::string author;
  std::string language;                 // BCP 47, of the document
  bool bound_right = false;             // its pages follow one another from right to left
  int year = 1970, month = 1, day = 1;  // the project's date, the only clock
};

// Finished pages → the bytes of a PDF file: text as CID fonts with ToUnicode, paths, links,
// bookmarks. The same pages give the same bytes. Empty, with an error, when a font cannot be
// subset.
std::optional<std::string> write_pdf(const std::vector<page::Page>& pages, const Metadata& metadata,
                                     base::Diagnostics& diagnostics);

}  // namespace jianbao::pdf
