#include "rows/statistic.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace jianbao::rows {

namespace {

double quantile(std::vector<double> sorted, double part) {
  const double place = part * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - static_cast<double>(below));
}

double variance(const std::vector<double>& numbers, double mean, double divisor) {
  double sum = 0;
  for (const double number : numbers) sum += (number - mean) * (number - mean);
  return divisor > 0 ? sum / divisor : 0;
}

}  // namespace

std::optional<double> statistic(std::string_view operation, std::vector<double> numbers) {
  const auto count = static_cast<double>(numbers.size());
  if (operation == "count" || operation == "valid") return count;
  // Of gaps alone a sum is a gap, as it is in a table.
  if (operation == "sum" && !numbers.empty())
    return std::accumulate(numbers.begin(), numbers.end(), 0.0);
  if (numbers.empty()) return operation == "distinct" ? std::optional(0.0) : std::nullopt;
  std::sort(numbers.begin(), numbers.end());
  const double mean = std::accumulate(numbers.begin(), numbers.end(), 0.0) / count;
  if (operation == "distinct")
    return static_cast<double>(std::unique(numbers.begin(), numbers.end()) - numbers.begin());
  if (operation == "mean") return mean;
  if (operation == "median") return quantile(numbers, 0.5);
  if (operation == "q1") return quantile(numbers, 0.25);
  if (operation == "q3") return quantile(numbers, 0.75);
  if (operation == "min") return numbers.front();
  if (operation == "max") return numbers.back();
  if (operation == "product")
    return std::accumulate(numbers.begin(), numbers.end(), 1.0, std::multiplies<>());
  if (operation == "variance") return variance(numbers, mean, count - 1);
  if (operation == "variancep") return variance(numbers, mean, count);
  if (operation == "stdev") return std::sqrt(variance(numbers, mean, count - 1));
  if (operation == "stdevp") return std::sqrt(variance(numbers, mean, count));
  if (operation == "stderr") return std::sqrt(variance(numbers, mean, count - 1) / count);
  return std::nullopt;
}

}  // namespace jianbao::rows
