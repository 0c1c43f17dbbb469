#pragma once

#include "doc/table.h"
#include "layout/strip.h"
#include "layout/table_columns.h"

namespace jianbao::layout {

// What the cells of a table show besides words → items in a place of the row.

// From one edge of the place to the other is the bar's scale.
void draw_bar(Items& items, const doc::DataBar& bar, const page::Rectangle& place);
// The same for the least and the greatest value, from bottom to top.
void draw_sparkline(Items& items, const doc::Sparkline& line, const page::Rectangle& place);
// The grounds of cells, over the white between columns; those of one colour side by side are one.
void draw_grounds(Items& items, const doc::Row& row, const TableColumns& columns,
                  base::Size row_size);

}  // namespace jianbao::layout
