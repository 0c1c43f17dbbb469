#pragma once

#include "compose/whole_columns.h"

namespace jianbao::compose {

// The bar of a number on its column's scale.
std::shared_ptr<const doc::DataBar> data_bar(const BarLook& look, const Scale& scale,
                                             const value::Decimal& number);

// What a column shows in a row in place of words, which the names in scope are of; its own words
// where there is nothing to draw.
doc::Cell sparkline_cell(BlockComposer& blocks, const TableColumn& column,
                         const std::optional<Scale>& shared);
doc::Cell chart_cell(BlockComposer& blocks, const TableColumn& column);

}  // namespace jianbao::compose
