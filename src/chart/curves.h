#pragma once

#include <string>
#include <vector>

#include "chart/canvas.h"

namespace jianbao::chart {

// Points joined as d3-shape's curves join them: linear, step, step-before, step-after, monotone,
// basis, cardinal.
class Curve {
 public:
  Curve(std::string interpolate, bool vertical)
      : interpolate_(std::move(interpolate)), vertical_(vertical) {}

  void add(double x, double y) { points_.push_back({x, y}); }
  void reverse();
  // Appends what was added and forgets it. `joined`: a line leads to its first point.
  void trace(Outline& outline, bool joined);

 private:
  struct Point {
    double x = 0, y = 0;
  };
  void steps(Outline& outline) const;
  void monotone(Outline& outline) const;
  void basis(Outline& outline) const;
  void cardinal(Outline& outline) const;

  std::string interpolate_;
  bool vertical_;
  bool reversed_ = false;
  std::vector<Point> points_;
};

}  // namespace jianbao::chart
