#pragma once

#include "chart/data.h"

namespace jianbao::chart {

// Vega-Lite's `window`: for each row, something of the rows around it, in groups and in an order.
// `joinaggregate` is the same over the whole group.
Rows window(Rows rows, const value::Record& options, std::string_view operations,
            base::Diagnostics& diagnostics);

}  // namespace jianbao::chart
