#pragma once

#include <vector>

#include "expr/work.h"

namespace jianbao::expr {

// Functions of records among their fellows, and of figures against those of another time.
const std::vector<Function>& row_functions();

}  // namespace jianbao::expr
