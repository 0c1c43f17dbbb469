#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace jianbao::image {

// Path data in user units, every segment a line or a cubic curve.
struct Segment {
  enum class Kind { move, line, curve, close } kind = Kind::move;
  double x1 = 0, y1 = 0, x2 = 0, y2 = 0, x = 0, y = 0;  // two control points, then the end
};

// The `d` of SVG 1.1, 8.3; empty when it is malformed.
std::optional<std::vector<Segment>> parse_path_data(std::string_view data);
std::vector<Segment> ellipse(double cx, double cy, double rx, double ry);

}  // namespace jianbao::image
