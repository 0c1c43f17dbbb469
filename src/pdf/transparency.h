#pragma once

#include <map>
#include <utility>

#include "base/diagnostics.h"
#include "page/page.h"

namespace jianbao::pdf {

// Whatever one sees another through, by what asks for it: PDF/A-1 has none (ISO 19005-1, 6.4).
class TransparencyCheck {
 public:
  void add(const page::Page& page);
  bool found() const { return !found_.empty(); }
  // One error for each chart, picture or text.
  void report(base::Span standard, base::Diagnostics& diagnostics) const;

 private:
  enum class Kind { text, picture, chart };
  struct Found {
    base::Span span;
    Kind kind = Kind::text;
  };
  std::map<std::pair<const base::SourceFile*, std::size_t>, Found> found_;
};

}  // namespace jianbao::pdf
