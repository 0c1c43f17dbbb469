#pragma once

#include "chart/unit.h"

namespace jianbao::chart {

// Fills `unit.data` from rows: bins and time units are found, rows are gathered where a channel
// aggregates, bars and areas are stacked.
void encode(Unit& unit, const Rows& rows, base::Diagnostics& diagnostics);

// Whether some channel parts the data into series.
bool has_series(const Unit& unit);

// Stacks `unit.stacked`: its cells become the ends, those of "x2", "y2" or "theta2" the starts.
void stack(Unit& unit, const std::string& mode);

}  // namespace jianbao::chart
