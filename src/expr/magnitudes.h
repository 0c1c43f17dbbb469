#pragma once

#include "base/diagnostics.h"
#include "value/value.h"

namespace jianbao::expr {

// Warns of numbers that look like another unit than their fellows': a growth of 0.054 beside others
// in per cent, and in one column of a list numbers a hundred times apart, with none between.
void check_magnitudes(const value::Value& data, base::Diagnostics& diagnostics);

}  // namespace jianbao::expr
