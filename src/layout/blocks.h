#pragma once

#include <vector>

#include "layout/strip.h"
#include "text/text.h"

namespace jianbao::layout {

// Blocks → strips, one kind of block a function. The left edge of the text area is x = 0.
class BlockMaker {
 public:
  BlockMaker(const doc::PageMaster& master, text::Typesetter& typesetter,
             base::Diagnostics& diagnostics)
      : master_(master), typesetter_(typesetter), diagnostics_(diagnostics) {}

  std::vector<Strip> take() { return std::move(strips_); }

  void operator()(const doc::Cover& cover);
  void operator()(const doc::Image& image);
  void operator()(const doc::Heading& heading);
  void operator()(const doc::Paragraph& paragraph);
  void operator()(const doc::Cards& cards);
  void operator()(const doc::Table& table);
  void operator()(const doc::Contents& contents);
  void operator()(const doc::Space& space);
  void operator()(const doc::PageBreak& page_break);

  // The headings that a table of contents lists, in order; set before the blocks are made.
  struct Entry {
    const doc::Heading* heading = nullptr;
    int page = 0;
  };
  void set_entries(std::vector<Entry> entries) { entries_ = std::move(entries); }

 private:
  // Draws at the given place; returns the drawing's height.
  base::Length draw(const doc::Image& image, base::Length width, base::Point at,
                    std::vector<page::Item>& items);
  base::Length column_left(std::size_t column) const;
  // Lays words on one baseline at `left`; returns their width.
  base::Length set_line(Strip& strip, const doc::Words& words, base::Length left,
                        base::Length baseline, base::Length measure);
  // Sets a heading in its columns; returns how many baselines it needs beyond the first.
  int set_heading(Strip& strip, const doc::Texts& texts, base::Length first);
  Strip& add(int baselines);

  const doc::PageMaster& master_;
  text::Typesetter& typesetter_;
  base::Diagnostics& diagnostics_;
  std::vector<Strip> strips_;
  std::vector<Entry> entries_;
  bool break_next_ = false;
};

}  // namespace jianbao::layout
