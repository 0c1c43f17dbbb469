#pragma once

#include <string>
#include <vector>

#include "doc/doc.h"
#include "layout/picture_setter.h"
#include "page/page.h"
#include "text/text.h"

namespace jianbao::layout {

// What a header or footer says on one page.
struct PageFacts {
  std::size_t number = 1, count = 1;
  std::string label;                      // what the page is called
  const doc::Heading* section = nullptr;  // whose title runs; may be null
  bool blank = false;                     // the page shows nothing else
  bool first = false;                     // of the document
};

// Sets header and footer of a page. Where the parts of a line do not fit beside one another they
// are shortened.
class RunningLines {
 public:
  RunningLines(const doc::Document& document, text::Typesetter& typesetter,
               base::Diagnostics& diagnostics)
      : document_(document), typesetter_(typesetter), pictures_(typesetter, diagnostics) {}

  // Added to the items of a page whose text area starts at `left`.
  void set(std::vector<page::Item>& items, const PageFacts& facts, base::Length left);

 private:
  using Inlines = std::vector<doc::Inline>;
  void set_line(std::vector<page::Item>& items, const doc::RunningLine& line,
                const PageFacts& facts, base::Length left);
  const doc::RunningLines& lines_for(const PageFacts& facts) const;
  base::Length width_of(const Inlines& inlines);
  Inlines shortened(const Inlines& inlines, base::Length width);

  const doc::Document& document_;
  text::Typesetter& typesetter_;
  PictureSetter pictures_;
};

}  // namespace jianbao::layout
