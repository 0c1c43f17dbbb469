#include "base/length.h"

#include <charconv>
#include <string>

namespace jianbao::base {

std::optional<Length> parse_length(std::string_view text, Length em) {
  double number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (error != std::errc{} || number > 1e6 || number < -1e6) return std::nullopt;
  const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  if (unit == "pt") return Length::from_points(number);
  if (unit == "mm") return Length::from_points(number * 72 / 25.4);
  if (unit == "cm") return Length::from_points(number * 72 / 2.54);
  if (unit == "in") return Length::from_points(number * 72);
  if (unit == "px") return Length::from_points(number * 0.75);
  if (unit == "em" && em > Length{}) return Length::from_points(number * em.to_points());
  return std::nullopt;
}

std::string points_text(Length length) {
  const std::int64_t tenths =
      (length.units() * 10 + length.points(1).units() / 2) / length.points(1).units();
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "pt";
}

}  // namespace jianbao::base
