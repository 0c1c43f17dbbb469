#pragma once

#include <string>
#include <vector>

#include "compose/block_composer.h"

namespace jianbao::compose {

// A table of a text → a table of the document. Side by side, each cell has what the languages say,
// one below the other.
class RichTable {
 public:
  // The same table in one language.
  struct Side {
    const markdown::Block* table = nullptr;
    InlineComposer* inlines = nullptr;
    std::string language;
  };
  RichTable(BlockComposer& blocks, const Input& input) : blocks_(blocks), input_(input) {}

  doc::Table compose(const std::vector<Side>& sides);

 private:
  doc::Row row(const std::vector<Side>& sides, std::size_t at);
  doc::Words words(const markdown::Block& cell, const Side& side, bool header);

  BlockComposer& blocks_;
  const Input& input_;
  std::vector<int> widths_;  // of the widest words of each column
};

}  // namespace jianbao::compose
