#pragma once

#include <cstdint>
#include <vector>

#include "layout/blocks.h"

namespace jianbao::layout {

// What a cover says, from its top down. A line of the source that is too long wraps, and what
// stands below moves down; where that leaves no room all is set smaller.
class CoverTexts {
 public:
  CoverTexts(BlockMaker& blocks, const doc::Cover& cover);

  // How far down they reach where no line wraps.
  base::Length least_height();
  // Draws them above `limit`, if they can be; returns how far down they reach.
  base::Length set(Items& items, base::Length limit);

 private:
  // A line of the source.
  struct Text {
    doc::Words words;
    base::Length left, width;
  };
  // Columns that start at one height, texts below one another in each.
  struct Row {
    base::Length above;  // white
    std::vector<std::vector<Text>> columns = {};
  };
  struct SetLine {
    text::Line line;
    base::Length left;
  };
  struct SetText {
    std::vector<SetLine> lines;
    base::Length leading;
  };

  void first_row();
  bool one_line(const doc::Texts& kicker, const doc::Words& edition, Row& row);
  void two_stacks(const doc::Texts& kicker, const doc::Texts& edition, Row& row);
  void stack(const doc::Texts& texts);
  void side_by_side(const doc::Texts& texts);
  base::Length byline_width(const doc::Texts& texts, std::size_t column) const;
  std::vector<Text> lines_of(const doc::Words& words, std::size_t column, base::Length width);

  base::Length width_of(const doc::Words& words);
  base::Length widest(const doc::Texts& texts);
  base::Length widest_word(const doc::Words& words);
  // In hundredths: the size at which no word is too wide, if there is one.
  std::int64_t size_for_words(const Text& text, std::int64_t size);
  SetText set_text(const Text& text, std::int64_t size);
  // How far down they reach at a size in hundredths; draws them if there is where.
  base::Length put(std::int64_t size, Items* items);
  void warn_of_words();

  BlockMaker& blocks_;
  const doc::Cover& cover_;
  std::vector<Row> rows_;
};

}  // namespace jianbao::layout
