#pragma once

#include <optional>

#include "base/source.h"
#include "layout/strip.h"
#include "layout/table_columns.h"

namespace jianbao::layout {

// What of a cell's items, from one on, reaches out of its column; a mark may hang out of the line.
std::optional<base::Span> find_outside_column(const Items& items, std::size_t first,
                                              const Extent& place);
// And of its row, which begins at 0.
std::optional<base::Span> find_outside_row(const Items& items, base::Length height);

}  // namespace jianbao::layout
