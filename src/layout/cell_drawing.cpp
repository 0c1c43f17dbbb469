#include "layout/cell_drawing.h"

#include <algorithm>
#include <set>

#include "layout/rules.h"

namespace jianbao::layout {

using base::Length;
using base::Point;

namespace {

using Kind = page::PathElement::Kind;

constexpr Length line_width = Length::from_points(0.75);
constexpr Length least_bar = Length::from_points(0.3);  // of zero, which is not missing
constexpr Length point_radius = Length::from_points(1.1);

page::Path dot(const Point& at, Length radius, base::Color color) {
  // A quarter of a circle as a Bézier curve.
  const Length pull = radius.scaled(5523, 10000);
  const auto by = [&](Length dx, Length dy) { return Point{at.x + dx, at.y + dy}; };
  page::Path path;
  path.elements = {{Kind::move, {by(radius, {}), {}, {}}},
                   {Kind::curve, {by(radius, pull), by(pull, radius), by({}, radius)}},
                   {Kind::curve, {by(-pull, radius), by(-radius, pull), by(-radius, {})}},
                   {Kind::curve, {by(-radius, -pull), by(-pull, -radius), by({}, -radius)}},
                   {Kind::curve, {by(pull, -radius), by(radius, -pull), by(radius, {})}},
                   {Kind::close, {}}};
  path.filled = true;
  path.fill = color;
  return path;
}

// The numbers of a line in their places.
class LinePlaces {
 public:
  LinePlaces(const doc::Sparkline& line, const page::Rectangle& place)
      : line_(line), place_(place) {}

  // Of the middle of a value among all.
  Length along(std::size_t i) const {
    const auto steps = static_cast<std::int64_t>(line_.places.size()) - 1;
    if (steps == 0) return place_.origin.x + place_.size.width / 2;
    return place_.origin.x + place_.size.width.scaled(static_cast<std::int64_t>(i), steps);
  }
  Length up(std::int32_t part) const {
    return place_.origin.y + place_.size.height - place_.size.height.scaled(part, doc::scale_parts);
  }
  Point at(std::size_t i) const { return {along(i), up(*line_.places[i])}; }

 private:
  const doc::Sparkline& line_;
  const page::Rectangle& place_;
};

// Gaps part the line; what stands alone between two of them is a dot.
void draw_line(Items& items, const doc::Sparkline& line, const LinePlaces& places) {
  page::Path path;
  path.stroked = true;
  path.stroke.color = line.color;
  path.stroke.width = line_width;
  path.stroke.round_cap = path.stroke.round_join = true;
  const auto given = [&](std::size_t i) { return i < line.places.size() && line.places[i]; };
  std::vector<std::size_t> alone;
  for (std::size_t i = 0; i < line.places.size(); ++i) {
    if (!given(i)) continue;
    const bool starts = i == 0 || !given(i - 1);
    if (starts && !given(i + 1)) {
      alone.push_back(i);
    } else {
      path.elements.push_back({starts ? Kind::move : Kind::line, {places.at(i), {}, {}}});
    }
  }
  if (!path.elements.empty()) items.emplace_back(std::move(path));
  for (const std::size_t i : alone) items.emplace_back(dot(places.at(i), line_width, line.color));
  for (const std::size_t i : line.points) {
    items.emplace_back(dot(places.at(i), point_radius, line.point_color));
  }
}

void draw_bars(Items& items, const doc::Sparkline& line, const page::Rectangle& place) {
  const auto count = static_cast<std::int64_t>(line.places.size());
  const LinePlaces places(line, place);
  const Length zero = places.up(line.zero);
  // Few bars are no wider than they are high.
  const Length width = std::min(place.size.width, place.size.height * count);
  const std::set<std::size_t> marked(line.points.begin(), line.points.end());
  for (std::int64_t i = 0; i < count; ++i) {
    const auto index = static_cast<std::size_t>(i);
    if (!line.places[index]) continue;
    const Length left = place.origin.x + width.scaled(4 * i + 1, 4 * count);
    const Length right = place.origin.x + width.scaled(4 * i + 4, 4 * count);
    const Length end = places.up(*line.places[index]);
    const Length top = std::min({zero, end, std::max(zero, end) - least_bar});
    items.emplace_back(page::rectangle({{left, top}, {right - left, std::max(zero, end) - top}},
                                       marked.contains(index) ? line.point_color : line.color));
  }
}

}  // namespace

void draw_bar(Items& items, const doc::DataBar& bar, const page::Rectangle& place) {
  const auto [left, top] = place.origin;
  const Length from = place.size.width.scaled(bar.from, doc::scale_parts);
  const Length to = place.size.width.scaled(bar.to, doc::scale_parts);
  if (to > from) {
    items.emplace_back(
        page::rectangle({{left + from, top}, {to - from, place.size.height}}, bar.color));
  }
  if (!bar.zero) return;
  const Length zero = left + place.size.width.scaled(*bar.zero, doc::scale_parts);
  items.emplace_back(page::rectangle(
      {{zero - rules::hair / 2, top}, {rules::hair, place.size.height}}, bar.zero_color));
}

void draw_sparkline(Items& items, const doc::Sparkline& line, const page::Rectangle& place) {
  if (line.mark == doc::Sparkline::Mark::bar) return draw_bars(items, line, place);
  // The dots at its ends stay within.
  const page::Rectangle inner{
      {place.origin.x + point_radius, place.origin.y + point_radius / 2},
      {place.size.width - point_radius * 2, place.size.height - point_radius}};
  draw_line(items, line, LinePlaces(line, inner));
}

void draw_grounds(Items& items, const doc::Row& row, const TableColumns& columns,
                  base::Size row_size) {
  std::optional<base::Color> color;
  Length from;
  const auto end = [&](Length at) {
    if (color)
      items.emplace_back(page::rectangle({{from, {}}, {at - from, row_size.height}}, *color));
  };
  std::size_t column = 0;
  for (const doc::Cell& cell : row.cells) {
    if (column >= columns.size()) break;
    if (cell.background != color) {
      const Length at = columns.boundary(column);
      end(at);
      color = cell.background;
      from = at;
    }
    column += static_cast<std::size_t>(cell.columns);
  }
  end(column >= columns.size() ? row_size.width : columns.boundary(column));
}

}  // namespace jianbao::layout
