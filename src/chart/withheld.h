#pragma once

#include <string>
#include <string_view>

#include "value/value.h"

namespace jianbao::chart {

// The withheld figure that a path leads to, or into: the row itself for "value". Null when there is
// none.
const value::Value* withheld_figure(const value::Value& row, std::string_view path);

}  // namespace jianbao::chart
