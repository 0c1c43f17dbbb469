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

// What a page is called; those that follow one another have places that do.
struct PageName {
  std::string text;
  std::size_t place = 0;

  bool operator==(const PageName&) const = default;
};

// The paragraph maker: runs → lines. One worker's; what it has shaped and looked up serves the
// next.
class Typesetter {
 public:
  Typesetter(font::Library& library, base::Diagnostics& diagnostics)
      : shaper_(library, diagnostics), diagnostics_(diagnostics) {}

  std::vector<Line> paragraph(const std::vector<Run>& runs, const style::ParagraphStyle& style,
                              base::Length measure);
  // What page references say, by the names of what they refer to; until then they say "0".
  void set_pages(std::map<std::string, PageName> pages) { pages_ = std::move(pages); }
  // The marks of notes by their numbers in the document; none: as the texts have them.
  void set_note_marks(std::vector<std::string> marks) { note_marks_ = std::move(marks); }

  // One line however long, from x = 0; for labels. Spaces keep their natural width.
  Line label(const std::vector<Run>& runs, style::ParagraphStyle style = {});

 private:
  struct Broken {
    Material material;
    std::vector<LineSpan> spans;
  };
  std::vector<Line> paragraph_of(std::vector<Run> runs, style::ParagraphStyle style,
                                 base::Length measure);
  std::vector<Run> part_wide_groups(const std::vector<Run>& runs,
                                    const style::ParagraphStyle& style, base::Length measure);
  void say_too_wide(const std::vector<Run>& runs, const style::ParagraphStyle& style,
                    const Broken& broken, base::Length measure);
  Line label_of(const std::vector<Run>& runs, style::ParagraphStyle style);
  // Whether some run says what only the pages tell.
  bool waits(const std::vector<Run>& runs) const;
  std::vector<Run> with_pages(const std::vector<Run>& runs) const;
  void add_pages(const Run& run, std::vector<Run>& runs) const;
  Broken break_paragraph(const std::vector<Run>& runs, const style::ParagraphStyle& style,
                         const BreakOptions& options);

  Shaper shaper_;
  Hyphenator hyphenator_;
  base::Diagnostics& diagnostics_;
  std::map<std::string, PageName> pages_;
  std::vector<std::string> note_marks_;
};

}  // namespace jianbao::text
