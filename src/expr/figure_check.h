#pragma once

#include "base/diagnostics.h"
#include "expr/own_units.h"
#include "value/value.h"

namespace jianbao::expr {

// Says what is wrong with the figures in data, however deep they stand: a value that is no number
// beside a unit, an unknown status, unit or 'about', growth and rank that are none. `own` are the
// units of the project; null: it has none.
void check_figures(const value::Value& data, const OwnUnits* own, base::Diagnostics& diagnostics);

}  // namespace jianbao::expr
