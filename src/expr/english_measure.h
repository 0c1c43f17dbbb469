#pragma once

#include "expr/measured.h"

namespace jianbao::expr {

// "RMB 550 billion", "2,300 km²", "1.2 percentage points".
Measured english_measure(const value::Decimal& number, std::string_view unit,
                         const Language& language);

}  // namespace jianbao::expr
