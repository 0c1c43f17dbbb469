#pragma once

#include <map>
#include <string>
#include <vector>

#include "text/hyphenate.h"
#include "text/item.h"
#include "text/line.h"
#include "text/line_break.h"
#include "text/shape.h"

namespace jianbao::text {

// The paragraph maker: runs → lines. One worker's; what it has shaped and looked up serves the
// next.
class Typesetter {
 public:
  Typesetter(font::Library& library, base::Diagnostics& diagnostics)
      : shaper_(library, diagnostics), diagnostics_(diagnostics) {}

  std::vector<Line> paragraph(const std::vector<Run>& runs, const style::ParagraphStyle& style,
                              base::Length measure);
  // What page references say, by the names of what they refer to; until then they say "0".
  void set_pages(std::map<std::string, std::string> pages) { pages_ = std::move(pages); }

  // One line however long, from x = 0; for labels. Spaces keep their natural width.
  Line label(const std::vector<Run>& runs, style::ParagraphStyle style = {});

 private:
  struct Broken {
    Material material;
    std::vector<LineSpan> spans;
  };
  std::vector<Line> paragraph_of(const std::vector<Run>& runs, style::ParagraphStyle style,
                                 base::Length measure);
  void say_too_wide(const std::vector<Run>& runs, const style::ParagraphStyle& style,
                    const Broken& broken, base::Length measure);
  Broken break_paragraph(const std::vector<Run>& runs, const style::ParagraphStyle& style,
                         const BreakOptions& options);

  Shaper shaper_;
  Hyphenator hyphenator_;
  base::Diagnostics& diagnostics_;
  std::map<std::string, std::string> pages_;
};

}  // namespace jianbao::text
