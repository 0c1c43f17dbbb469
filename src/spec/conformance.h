#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "spec/located.h"

namespace jianbao::spec {

// What the standards that a layout names come to.
struct Conformance {
  int archive_part = 2;             // of ISO 19005, PDF/A; 0: none
  std::string archive_level = "A";  // empty: the part has none
  bool universal_access = true;     // ISO 14289-1, PDF/UA
  bool print_exchange = false;      // ISO 15930-7, PDF/X-4
  std::vector<Located> standards;  // by the names of `standard`; those that are usual have no place

  // The first whose name starts like this, or null.
  const Located* find(std::string_view start) const;
  // Figures need words, headings their order.
  bool is_accessible() const { return universal_access || archive_level == "A"; }
};

// What a file is to be, where that matters to the standards.
struct FileTraits {
  bool tagged = true;
  bool attaches = false;
  base::Span tagged_span = {}, attach_span = {};  // of what says so
};

// Names that exclude one another are errors that say the clauses. Without names it is PDF/A-2a
// (with attachments 3a) and PDF/UA-1, of files without tags PDF/A-2u.
Conformance make_conformance(const std::vector<Located>& named, const FileTraits& file,
                             base::Diagnostics& diagnostics);

}  // namespace jianbao::spec
