#pragma once

#include "style/style.h"
#include "text/item.h"
#include "text/line.h"
#include "text/line_break.h"

namespace jianbao::text {

// A broken line's items → glyph runs in their place. `slack` is given out; see distribute.
class LinePlacer {
 public:
  LinePlacer(const std::vector<Run>& runs, const Material& material,
             const style::ParagraphStyle& style)
      : runs_(runs),
        material_(material),
        vertical_(style.writing_mode == style::WritingMode::vertical) {}

  Line place(const LineSpan& span, base::Length slack);

 private:
  const Fragment& fragment_of(const Item& item) const {
    return material_.fragments[static_cast<std::size_t>(item.fragment)];
  }
  void keep_own_hyphen();
  void show_last_space(std::size_t end, base::Length at);
  void show(const Fragment& fragment, base::Length at);
  void make_room(const Fragment& reading);
  void show_picture(const Fragment& fragment, base::Length at);
  void add_anchor(const Fragment& fragment, base::Length at);
  page::GlyphRun& run_for(const Fragment& fragment, base::Length at);
  page::GlyphRun new_run(const Fragment& fragment, base::Length at) const;

  const std::vector<Run>& runs_;
  const Material& material_;
  bool vertical_;
  Line line_;
  const Fragment* last_ = nullptr;   // that the last run shows
  std::vector<page::Item> anchors_;  // of the line
  std::uint32_t next_anchor_ = 0;    // the first run whose anchor has no place yet
};

}  // namespace jianbao::text
