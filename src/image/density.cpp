#include "image/density.h"

namespace jianbao::image {

namespace {

using base::Length;

constexpr std::int64_t thousand = 1000;

// In thousandths of a pixel an inch; zero when that is not known.
std::int64_t per_inch(std::int64_t pixels, Density::Unit unit) {
  switch (unit) {
    case Density::Unit::inch:
      return pixels;
    case Density::Unit::centimetre:
      return pixels * 254 / 100;
    case Density::Unit::metre:
      return pixels * 254 / 10'000;
    case Density::Unit::none:
      break;
  }
  return 0;
}

bool is_meant(std::int64_t milli_per_inch) {
  return milli_per_inch >= 20 * thousand && milli_per_inch <= 5000 * thousand;
}

}  // namespace

base::Size natural_size(int width, int height, const Density& density) {
  constexpr std::int64_t points_per_inch = 72, usual = 96;
  std::int64_t across = per_inch(density.across, density.unit);
  std::int64_t down = per_inch(density.down, density.unit);
  if (!is_meant(across) || !is_meant(down)) {
    across = down = usual * thousand;
    const bool ratio = density.unit == Density::Unit::none && density.across > 0 &&
                       density.down > 0 && density.across / density.down < 10 &&
                       density.down / density.across < 10;
    // Pixels that are not square keep the width and change the height.
    if (ratio) down = across * density.down / density.across;
  }
  const auto length = [](int pixels, std::int64_t density_of_axis) {
    return Length::points(points_per_inch * pixels).scaled(thousand, density_of_axis);
  };
  return {length(width, across), length(height, down)};
}

}  // namespace jianbao::image
