#pragma once

#include "chart/data.h"

namespace jianbao::chart {

// The rows of `data: {values: […]}`; what is no map becomes the field `data` of one.
// What figures withhold is not in them.
Rows inline_rows(const value::Value& data);

}  // namespace jianbao::chart
