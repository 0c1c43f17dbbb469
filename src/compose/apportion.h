#pragma once

#include <optional>
#include <vector>

#include "value/decimal.h"

namespace jianbao::compose {

// Numbers rounded to so many decimals by the method of the largest remainder (Hamilton's), so that
// they add up to their own rounded total: 33.3, 33.3, 33.4. What is missing stays so. Of equal
// remainders the first counts as the largest.
std::vector<std::optional<value::Decimal>> apportion(
    const std::vector<std::optional<value::Decimal>>& numbers, int places);

}  // namespace jianbao::compose
