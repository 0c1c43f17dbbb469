#include "compose/apportion.h"

#include <algorithm>
#include <numeric>

namespace jianbao::compose {

using value::Decimal;

namespace {

// The greatest number of so many decimals that is not above it.
Decimal floor_of(const Decimal& number, int places) {
  const Decimal near = number.rounded(places);
  if (compare(near, number) <= 0) return near;
  return subtract(near, Decimal(1, places)).value_or(near);
}

}  // namespace

std::vector<std::optional<Decimal>> apportion(const std::vector<std::optional<Decimal>>& numbers,
                                              int places) {
  std::vector<std::optional<Decimal>> rounded(numbers.size());
  std::vector<std::size_t> order;
  std::optional<Decimal> total = Decimal(), sum = Decimal();
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (!numbers[i] || !total || !sum) continue;
    rounded[i] = floor_of(*numbers[i], places);
    total = add(*total, *numbers[i]);
    sum = add(*sum, *rounded[i]);
    order.push_back(i);
  }
  if (!total || !sum) return numbers;
  const auto remainder = [&](std::size_t i) {
    return subtract(*numbers[i], *rounded[i]).value_or(Decimal());
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return compare(remainder(a), remainder(b)) > 0;
  });
  const Decimal step(1, places), goal = total->rounded(places);
  for (const std::size_t i : order) {
    if (compare(*sum, goal) >= 0) break;
    rounded[i] = add(*rounded[i], step);
    sum = add(*sum, step);
    if (!sum || !rounded[i]) return numbers;
  }
  return rounded;
}

}  // namespace jianbao::compose
