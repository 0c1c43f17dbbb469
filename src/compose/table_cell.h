#pragma once

#include <string>
#include <vector>

#include "compose/block_composer.h"

namespace jianbao::compose {

// Whose words a cell has, and how they stand.
struct CellLook {
  std::vector<std::string> languages;  // all of the edition, unless the column is of one
  style::Align align = style::Align::justify;
  std::vector<std::string> over = {};  // styles that are laid over the cell's own
};

// A text in the column's languages, one below the other; those that say the same stand once.
doc::Cell compose_cell(BlockComposer& blocks, const value::Value& text, const std::string& style,
                       const CellLook& look);

// What a cell says, in all its languages, without what groups digits.
std::string said(const doc::Cell& cell);

}  // namespace jianbao::compose
