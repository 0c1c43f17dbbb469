#include "page/page.h"

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
  void operator()(Link& link) const { move(link.area.origin); }
  void operator()(Anchor& anchor) const { move(anchor.at); }
  void operator()(Path& path) const {
    for (PathElement& element : path.elements) {
      for (base::Point& point : element.points) move(point);
    }
  }
};

}  // namespace

void translate(Item& item, base::Length dx, base::Length dy) {
  std::visit(Translate{dx, dy}, item);
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
