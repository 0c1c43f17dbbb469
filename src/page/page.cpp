#include "page/page.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace jianbao::page {

namespace {

struct Translate {
  base::Length dx, dy;

  void move(base::Point& point) const {
    point.x += dx;
    point.y += dy;
  }
  void operator()(GlyphRun& run) const { move(run.origin); }
  void operator()(Clip& clip) const { move(clip.area.origin); }
  void operator()(EndClip&) const {}
  void operator()(Image& image) const { move(image.area.origin); }
  void operator()(Link& link) const { move(link.area.origin); }
  void operator()(Anchor& anchor) const { move(anchor.at); }
  void operator()(FigurePlace& place) const { move(place.area.origin); }
  void operator()(Path& path) const {
    for (PathElement& element : path.elements) {
      for (base::Point& point : element.points) move(point);
    }
  }
};

struct TurnLeft {
  static void turn(base::Point& point) { point = {point.y, -point.x}; }
  static void turn(Rectangle& area) {
    area = {{area.origin.y, -(area.origin.x + area.size.width)},
            {area.size.height, area.size.width}};
  }
  bool operator()(GlyphRun& run) const {
    turn(run.origin);
    run.angle -= 90'000;
    return true;
  }
  bool operator()(Clip& clip) const {
    turn(clip.area);
    return true;
  }
  bool operator()(EndClip&) const { return true; }
  bool operator()(Image&) const { return false; }
  bool operator()(Link& link) const {
    turn(link.area);
    return true;
  }
  bool operator()(Anchor& anchor) const {
    turn(anchor.at);
    return true;
  }
  bool operator()(FigurePlace& place) const {
    turn(place.area);
    return true;
  }
  bool operator()(Path& path) const {
    for (PathElement& element : path.elements) {
      for (base::Point& point : element.points) turn(point);
    }
    return true;
  }
};

}  // namespace

std::int64_t per_mille(base::Length length, base::Length size) {
  if (size == base::Length{}) return 0;
  const std::int64_t half = length < base::Length{} ? -size.units() / 2 : size.units() / 2;
  return (length.units() * 1000 + half) / size.units();
}

Rectangle joined(const Rectangle& first, const Rectangle& second) {
  const base::Length left = std::min(first.origin.x, second.origin.x);
  const base::Length top = std::min(first.origin.y, second.origin.y);
  const auto far = [&](auto edge) { return std::max(edge(first), edge(second)); };
  const base::Length right = far([](const Rectangle& r) { return r.origin.x + r.size.width; });
  const base::Length foot = far([](const Rectangle& r) { return r.origin.y + r.size.height; });
  return {{left, top}, {right - left, foot - top}};
}

Direction direction_of(int angle) {
  // Quarter turns are exact; others reach a file with few digits, so no libm shows in its bytes.
  constexpr int quarter = 90'000, full = 360'000;
  const int turned = ((angle % full) + full) % full;
  if (turned % quarter == 0) {
    constexpr Direction exact[] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
    return exact[turned / quarter];
  }
  const double radians = turned * std::numbers::pi / (2 * quarter);
  return {std::cos(radians), std::sin(radians)};
}

Turn turn_of(int orientation) {
  constexpr Turn turns[] = {{1, 0, 0, 1, 0, 0},   {-1, 0, 0, 1, 1, 0}, {-1, 0, 0, -1, 1, 1},
                            {1, 0, 0, -1, 0, 1},  {0, 1, 1, 0, 0, 0},  {0, 1, -1, 0, 1, 0},
                            {0, -1, -1, 0, 1, 1}, {0, -1, 1, 0, 0, 1}};
  return orientation >= 1 && orientation <= 8 ? turns[orientation - 1] : Turn{};
}

void translate(Item& item, base::Length dx, base::Length dy) {
  std::visit(Translate{dx, dy}, item);
}

bool turn_left(Item& item) { return std::visit(TurnLeft{}, item); }

void set_tag(Item& item, Tag tag) {
  std::visit(
      [&](auto& each) {
        if constexpr (requires { each.tag; }) each.tag = tag;
      },
      item);
}

Path rectangle(const Rectangle& area, base::Color fill) {
  using Kind = PathElement::Kind;
  const auto [x, y] = area.origin;
  const base::Length right = x + area.size.width, bottom = y + area.size.height;
  Path path;
  path.elements = {{Kind::move, {{x, y}, {}, {}}},
                   {Kind::line, {{right, y}, {}, {}}},
                   {Kind::line, {{right, bottom}, {}, {}}},
                   {Kind::line, {{x, bottom}, {}, {}}},
                   {Kind::close, {}}};
  path.filled = true;
  path.fill = fill;
  return path;
}

Path horizontal_rule(base::Point from, base::Length width, base::Length thickness,
                     base::Color color) {
  return rectangle({from, {width, thickness}}, color);
}

}  // namespace jianbao::page
