#include "chart/far_marks.h"

#include <algorithm>
#include <span>

namespace jianbao::chart {

namespace {

// Ten times the largest plot.
constexpr base::Length farthest = base::Length::points(100'000);

bool is_far(base::Length length) { return length > farthest || length < -farthest; }
bool is_far(const base::Point& point) { return is_far(point.x) || is_far(point.y); }

std::span<const base::Point> points_of(const page::PathElement& element) {
  using Kind = page::PathElement::Kind;
  const std::size_t count = element.kind == Kind::close ? 0 : element.kind == Kind::curve ? 3 : 1;
  return {element.points, count};
}

bool is_far(const page::Item& item) {
  if (const auto* run = std::get_if<page::GlyphRun>(&item)) return is_far(run->origin);
  const auto* path = std::get_if<page::Path>(&item);
  return path != nullptr &&
         std::any_of(path->elements.begin(), path->elements.end(),
                     [](const page::PathElement& element) {
                       const auto points = points_of(element);
                       return std::any_of(points.begin(), points.end(),
                                          [](const base::Point& at) { return is_far(at); });
                     });
}

}  // namespace

void check_near(const std::vector<page::Item>& items, base::Span chart,
                base::Diagnostics& diagnostics) {
  int clips = 0;
  for (const page::Item& item : items) {
    clips += std::holds_alternative<page::Clip>(item) ? 1 : 0;
    clips -= std::holds_alternative<page::EndClip>(item) ? 1 : 0;
    if (clips > 0 || !is_far(item)) continue;
    diagnostics.error(chart, "a mark of this chart would stand far outside its plot",
                      "a 'scale' or 'type' does not go with the data, or 'clip: true' is missing");
    return;
  }
}

}  // namespace jianbao::chart
