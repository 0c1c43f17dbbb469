#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace jianbao::rows {

// One number of many, as charts draw it and where no decimal is exact: stdev, variance, stderr.
// Empty when there is none: the mean of nothing.
std::optional<double> statistic(std::string_view operation, std::vector<double> numbers);

}  // namespace jianbao::rows
