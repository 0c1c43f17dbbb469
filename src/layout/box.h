#pragma once

#include <deque>
#include <vector>

#include "layout/blocks.h"
#include "layout/box_ground.h"

namespace jianbao::layout {

// Blocks → strips, boxes and what stands in them. What a box holds is made as if its ground, less
// the padding, were the page's text area; the strips then join those around it. So is what stands
// in the side column.
class StripMaker {
 public:
  StripMaker(const doc::PageMaster& master, text::Typesetter& typesetter,
             base::Diagnostics& diagnostics, Tagger& tagger,
             std::vector<BlockMaker::Entry> entries);

  void operator()(const doc::Box& box);
  void operator()(const doc::BoxEnd& end);
  void operator()(const doc::Group& group);
  void operator()(const doc::GroupEnd& end);
  void operator()(const doc::Columns& columns);
  void operator()(const doc::ColumnsEnd& end);
  template <class Block>
  void operator()(const Block& block) {
    BlockMaker& maker = makers_.back();
    const std::size_t first = maker.count();
    maker(block);
    maker.mark_block(first);
  }
  void add_block(const doc::Block& block);

  // Of what stands in no box.
  void set_streaming(BlockMaker::Streaming streaming) {
    makers_.front().set_streaming(std::move(streaming));
  }
  std::vector<Strip> take() { return makers_.front().take(); }
  // Of strips so far; what stands in a box that is open does not count yet.
  std::size_t count() const { return makers_.front().count(); }
  std::vector<Float> take_floats() { return makers_.front().take_floats(); }

 private:
  bool in_margin() const;
  BlockMaker& add(const doc::PageMaster& master);

  text::Typesetter& typesetter_;
  base::Diagnostics& diagnostics_;
  Tagger& tagger_;
  std::vector<BlockMaker::Entry> entries_;
  std::deque<doc::PageMaster> masters_;  // of the page, then of each open box
  std::deque<BlockMaker> makers_;
  struct OpenBox {
    const doc::Box* box = nullptr;
    std::size_t depth = 0;  // of the elements that are open around it
  };
  std::vector<OpenBox> open_;
  std::vector<const doc::Group*> groups_;  // open ones that stand in the side column; null: others
  std::vector<std::shared_ptr<const ColumnSet>> sets_;  // of open columns; null: they do nothing
};

}  // namespace jianbao::layout
