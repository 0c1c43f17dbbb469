#pragma once

#include <string>

#include "base/source.h"

namespace jianbao::pdf {

// The standards that a file follows, and says so.
struct Conformance {
  int archive_part = 2;             // of ISO 19005, PDF/A; 0: none
  std::string archive_level = "U";  // empty: the part has none
  bool universal_access = false;    // ISO 14289-1, PDF/UA
  bool print_exchange = false;      // ISO 15930-7, PDF/X-4
  base::Span place = {};            // of what asks for it

  // PDF 1.4 has no object streams, nor transparency that its archive allows (ISO 19005-1, 6.1.4 and
  // 6.4).
  bool is_first_archive() const { return archive_part == 1; }
  // PDF 2.0 has its information in the metadata alone (ISO 19005-4, 6.1.3).
  bool is_fourth_archive() const { return archive_part == 4; }
};

}  // namespace jianbao::pdf
