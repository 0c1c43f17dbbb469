#pragma once

#include <vector>

#include "base/diagnostics.h"
#include "doc/doc.h"
#include "page/page.h"
#include "text/text.h"

namespace jianbao::layout {

// Sets what pages have besides their text and their running lines: the words behind it, and on the
// first page the stamp above it. Both are artifacts of pagination.
class PageMarks {
 public:
  PageMarks(const doc::Document& document, text::Typesetter& typesetter)
      : document_(document), typesetter_(typesetter) {}

  // Added to the items of a page whose text area starts at `left`; the text is to follow.
  void set(std::vector<page::Item>& items, bool is_first, base::Length left);

 private:
  void set_watermark(std::vector<page::Item>& items, const doc::Watermark& mark);
  void set_stamp(std::vector<page::Item>& items, const doc::Stamp& stamp, base::Length left);

  const doc::Document& document_;
  text::Typesetter& typesetter_;
};

// Says what is set smaller, as it has no room.
void warn_of_large_marks(const doc::Document& document, text::Typesetter& typesetter,
                         base::Diagnostics& diagnostics);

}  // namespace jianbao::layout
