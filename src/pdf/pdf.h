#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "page/page.h"
#include "pdf/metadata.h"
#include "pdf/options.h"

namespace jianbao::pdf {

// Finished pages → the bytes of a PDF file: text as CID fonts with ToUnicode, paths, links,
// bookmarks. Pages are taken one by one and need not be kept. The same pages give the same bytes.
class Writer {
 public:
  // The structure holds what the pages have tags of; it may grow as they come.
  explicit Writer(const page::Structure& structure, const PageOptions& options = {});
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void add(const page::Page& page);
  // Once, after the last page. Empty, with an error, when a font cannot be subset.
  std::optional<std::string> finish(const Metadata& metadata, const Options& options,
                                    base::Diagnostics& diagnostics);

 private:
  class Document;
  std::unique_ptr<Document> document_;
  std::string failure_;  // why the file cannot be written; empty: nothing yet
};

}  // namespace jianbao::pdf
