#pragma once

#include "expr/measured.h"

namespace jianbao::expr {

// "5500亿元", "1.2个百分点"; in the unit of the data unless another reads better.
Measured chinese_measure(const value::Decimal& number, std::string_view unit,
                         const Language& language);

}  // namespace jianbao::expr
