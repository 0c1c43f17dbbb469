#include "base/number.h"

#include <algorithm>

namespace jianbao::base {

std::string thousandths(std::int64_t value) {
  const std::uint64_t magnitude =
      value < 0 ? -static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  std::string out = (value < 0 ? "-" : "") + std::to_string(magnitude / 1000);
  if (magnitude % 1000 != 0) {
    std::string fraction = std::to_string(1000 + magnitude % 1000).substr(1);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    out += "." + fraction;
  }
  return out;
}

std::string right_aligned(std::size_t number, std::size_t width, char filler) {
  const std::string digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), filler) + digits;
}

std::string number(Length length) {
  const std::int64_t unit = Length::units_per_point;
  // No page is so large; what lies farther off lies at its end.
  constexpr std::int64_t farthest = Length::points(1'000'000'000).units();
  const std::int64_t scaled = std::clamp(length.units(), -farthest, farthest) * 1000;
  return thousandths((scaled + (scaled < 0 ? -unit / 2 : unit / 2)) / unit);
}

}  // namespace jianbao::base
