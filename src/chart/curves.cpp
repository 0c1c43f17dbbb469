#include "chart/curves.h"

#include <algorithm>
#include <cmath>

namespace jianbao::chart {

void Curve::reverse() {
  std::reverse(points_.begin(), points_.end());
  reversed_ = true;
}

void Curve::trace(Outline& outline, bool joined) {
  if (points_.empty()) return;
  joined ? outline.line(points_[0].x, points_[0].y) : outline.move(points_[0].x, points_[0].y);
  if (interpolate_.starts_with("step"))
    steps(outline);
  else if (interpolate_ == "monotone" && points_.size() > 2)
    monotone(outline);
  else if (interpolate_ == "basis" && points_.size() > 2)
    basis(outline);
  else if (interpolate_ == "cardinal" && points_.size() > 2)
    cardinal(outline);
  else
    for (std::size_t i = 1; i < points_.size(); ++i) outline.line(points_[i].x, points_[i].y);
  points_.clear();
  reversed_ = false;
}

void Curve::steps(Outline& outline) const {
  double turn = interpolate_ == "step-before" ? 0 : interpolate_ == "step-after" ? 1 : 0.5;
  if (reversed_) turn = 1 - turn;
  for (std::size_t i = 1; i < points_.size(); ++i) {
    const Point &a = points_[i - 1], &b = points_[i];
    if (vertical_) {
      const double y = a.y + (b.y - a.y) * turn;
      outline.line(a.x, y);
      outline.line(b.x, y);
    } else {
      const double x = a.x + (b.x - a.x) * turn;
      outline.line(x, a.y);
      outline.line(x, b.y);
    }
    outline.line(b.x, b.y);
  }
}

// Steffen's method, as in d3-shape: no overshoot between the points.
void Curve::monotone(Outline& outline) const {
  const std::size_t count = points_.size();
  const auto along = [&](std::size_t i) { return vertical_ ? points_[i].y : points_[i].x; };
  const auto value = [&](std::size_t i) { return vertical_ ? points_[i].x : points_[i].y; };
  const auto slope = [&](std::size_t i) {
    const double h = along(i + 1) - along(i);
    return h == 0 ? 0 : (value(i + 1) - value(i)) / h;
  };
  std::vector<double> tangents(count);
  for (std::size_t i = 1; i + 1 < count; ++i) {
    const double h0 = along(i) - along(i - 1), h1 = along(i + 1) - along(i);
    const double s0 = slope(i - 1), s1 = slope(i);
    const double p = h0 + h1 == 0 ? 0 : (s0 * h1 + s1 * h0) / (h0 + h1);
    const double sign = (s0 < 0 ? -1 : 1) + (s1 < 0 ? -1 : 1);
    tangents[i] = sign * std::min({std::abs(s0), std::abs(s1), 0.5 * std::abs(p)});
  }
  tangents[0] = (3 * slope(0) - tangents[1]) / 2;
  tangents[count - 1] = (3 * slope(count - 2) - tangents[count - 2]) / 2;
  for (std::size_t i = 1; i < count; ++i) {
    const double third = (along(i) - along(i - 1)) / 3;
    const double a1 = along(i - 1) + third, v1 = value(i - 1) + third * tangents[i - 1];
    const double a2 = along(i) - third, v2 = value(i) - third * tangents[i];
    vertical_ ? outline.curve(v1, a1, v2, a2, points_[i].x, points_[i].y)
              : outline.curve(a1, v1, a2, v2, points_[i].x, points_[i].y);
  }
}

void Curve::basis(Outline& outline) const {
  const auto at = [&](std::ptrdiff_t i) {
    const auto last = static_cast<std::ptrdiff_t>(points_.size()) - 1;
    return points_[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(i, 0, last))];
  };
  const auto last = static_cast<std::ptrdiff_t>(points_.size()) - 1;
  const Point first = at(0), second = at(1);
  outline.line((5 * first.x + second.x) / 6, (5 * first.y + second.y) / 6);
  for (std::ptrdiff_t i = 1; i <= last; ++i) {
    const Point a = at(i - 1), b = at(i), c = at(i + 1);
    outline.curve((2 * a.x + b.x) / 3, (2 * a.y + b.y) / 3, (a.x + 2 * b.x) / 3,
                  (a.y + 2 * b.y) / 3, (a.x + 4 * b.x + c.x) / 6, (a.y + 4 * b.y + c.y) / 6);
  }
  outline.line(points_.back().x, points_.back().y);
}

void Curve::cardinal(Outline& outline) const {
  const std::size_t count = points_.size();
  for (std::size_t i = 1; i < count; ++i) {
    const Point a = points_[i > 1 ? i - 2 : 0], b = points_[i - 1], c = points_[i],
                d = points_[std::min(i + 1, count - 1)];
    outline.curve(b.x + (c.x - a.x) / 6, b.y + (c.y - a.y) / 6, c.x - (d.x - b.x) / 6,
                  c.y - (d.y - b.y) / 6, c.x, c.y);
  }
}

}  // namespace jianbao::chart
