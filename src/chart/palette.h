#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"

namespace jianbao::chart {

bool is_transparent(std::string_view name);

// Colours by name: the theme's own, CSS's, "#rgb" and "#rrggbb", "rgb(1, 2, 3)".
class Palette {
 public:
  explicit Palette(std::map<std::string, base::Color> own = {}) : own_(std::move(own)) {}
  std::optional<base::Color> color(std::string_view name) const;

 private:
  std::map<std::string, base::Color> own_;
};

// The colours of one of Vega's schemes; empty when there is none of that name.
std::vector<base::Color> scheme(std::string_view name);
bool is_ramp(std::string_view name);  // a scheme whose colours run into one another
std::vector<std::string_view> scheme_names();
// Between the colours of a ramp; `at` from 0 to 1.
base::Color blend(const std::vector<base::Color>& ramp, double at);

}  // namespace jianbao::chart
