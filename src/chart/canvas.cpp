#include "chart/canvas.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace jianbao::chart {

namespace {

using base::Length;
using Kind = page::PathElement::Kind;

Length length(double value) { return Length::from_points(value); }
base::Point point(double x, double y) { return {length(x), length(y)}; }
int thousandths(double value) {
  return static_cast<int>(std::lround(std::clamp(value, 0.0, 1.0) * page::opaque));
}

// Vega's own reckoning of baselines, in whole pixels.
double baseline_offset(Baseline baseline, double size) {
  const double line = size + 2;
  switch (baseline) {
    case Baseline::top:
      return std::round(0.79 * size);
    case Baseline::middle:
      return std::round(0.30 * size);
    case Baseline::bottom:
      return std::round(-0.21 * size);
    case Baseline::line_top:
      return std::round(0.29 * size + 0.5 * line);
    case Baseline::line_bottom:
      return std::round(0.29 * size - 0.5 * line);
    case Baseline::alphabetic:
      break;
  }
  return 0;
}

double aligned(Align align, double width) {
  return align == Align::center ? -width / 2 : align == Align::right ? -width : 0;
}

}  // namespace

void Box::add(double x, double y) {
  left = std::min(left, x);
  top = std::min(top, y);
  right = std::max(right, x);
  bottom = std::max(bottom, y);
}

void Box::add(const Box& other) {
  if (other.empty()) return;
  add(other.left, other.top);
  add(other.right, other.bottom);
}

Box Box::moved(double dx, double dy) const {
  return empty() ? *this : Box{left + dx, top + dy, right + dx, bottom + dy};
}

Box Box::grown(double by) const {
  return empty() ? *this : Box{left - by, top - by, right + by, bottom + by};
}

void Outline::move(double x, double y) { elements_.push_back({Kind::move, 0, 0, 0, 0, x, y}); }
void Outline::line(double x, double y) { elements_.push_back({Kind::line, 0, 0, 0, 0, x, y}); }
void Outline::curve(double x1, double y1, double x2, double y2, double x, double y) {
  elements_.push_back({Kind::curve, x1, y1, x2, y2, x, y});
}
void Outline::close() { elements_.push_back({Kind::close, 0, 0, 0, 0, 0, 0}); }

void Outline::arc(double x, double y, double radius, double from, double to, bool joined) {
  // A Bézier curve follows an eighth of a circle to within 0.0001 of its radius.
  const int parts =
      std::max(1, static_cast<int>(std::ceil(std::abs(to - from) / (std::numbers::pi / 4))));
  const double step = (to - from) / parts;
  const double reach = 4.0 / 3.0 * std::tan(step / 4) * radius;
  const auto at = [&](double angle) {
    return std::pair(x + radius * std::sin(angle), y - radius * std::cos(angle));
  };
  const auto [x0, y0] = at(from);
  joined ? line(x0, y0) : move(x0, y0);
  for (int i = 0; i < parts; ++i) {
    const double a = from + step * i, b = a + step;
    const auto [xa, ya] = at(a);
    const auto [xb, yb] = at(b);
    curve(xa + reach * std::cos(a), ya + reach * std::sin(a), xb - reach * std::cos(b),
          yb - reach * std::sin(b), xb, yb);
  }
}

Outline Outline::rectangle(double x, double y, double width, double height) {
  Outline outline;
  outline.move(x, y);
  outline.line(x + width, y);
  outline.line(x + width, y + height);
  outline.line(x, y + height);
  outline.close();
  return outline;
}

Outline Outline::rounded(double x, double y, double width, double height,
                         const double (&radii)[4]) {
  const double most = std::min(width, height) / 2;
  double r[4];
  for (int i = 0; i < 4; ++i) r[i] = std::clamp(radii[i], 0.0, std::max(0.0, most));
  constexpr double k = 1 - 0.5522847498;  // a quarter circle as one Bézier curve
  const double right = x + width, bottom = y + height;
  Outline outline;
  outline.move(x + r[0], y);
  outline.line(right - r[1], y);
  if (r[1] > 0) outline.curve(right - r[1] * k, y, right, y + r[1] * k, right, y + r[1]);
  outline.line(right, bottom - r[2]);
  if (r[2] > 0)
    outline.curve(right, bottom - r[2] * k, right - r[2] * k, bottom, right - r[2], bottom);
  outline.line(x + r[3], bottom);
  if (r[3] > 0) outline.curve(x + r[3] * k, bottom, x, bottom - r[3] * k, x, bottom - r[3]);
  outline.line(x, y + r[0]);
  if (r[0] > 0) outline.curve(x, y + r[0] * k, x + r[0] * k, y, x + r[0], y);
  outline.close();
  return outline;
}

void Canvas::draw(const Outline& outline, const Paint& paint, double x, double y) {
  page::Path path;
  Box box;
  for (const Outline::Element& e : outline.elements()) {
    page::PathElement element;
    element.kind = e.kind;
    if (e.kind == Kind::curve) {
      element.points[0] = point(x + e.x1, y + e.y1);
      element.points[1] = point(x + e.x2, y + e.y2);
      element.points[2] = point(x + e.x, y + e.y);
    } else if (e.kind != Kind::close) {
      element.points[0] = point(x + e.x, y + e.y);
    }
    if (e.kind != Kind::close) box.add(x + e.x, y + e.y);
    path.elements.push_back(element);
  }
  if (path.elements.empty()) return;
  path.filled = paint.fill.has_value() && paint.fill_opacity > 0;
  path.fill = paint.fill.value_or(base::Color{});
  path.fill_opacity = thousandths(paint.fill_opacity);
  path.stroked = paint.stroke.has_value() && paint.stroke_width > 0 && paint.stroke_opacity > 0;
  if (path.stroked) {
    path.stroke = {.color = *paint.stroke,
                   .opacity = thousandths(paint.stroke_opacity),
                   .width = length(paint.stroke_width),
                   .round_cap = paint.round_cap,
                   .round_join = paint.round_join};
    for (const double dash : paint.dashes) path.stroke.dashes.push_back(length(dash));
    box = box.grown(paint.stroke_width * (paint.mitered && !paint.round_join ? 2 : 0.5));
  }
  if (clip_) {
    box = {std::max(box.left, clip_->left), std::max(box.top, clip_->top),
           std::min(box.right, clip_->right), std::min(box.bottom, clip_->bottom)};
  }
  if (!box.empty() && box.top <= box.bottom) box_.add(box);
  if (path.filled || path.stroked) items_.emplace_back(std::move(path));
}

double Canvas::width_of(const std::vector<text::Run>& runs) const {
  return runs.empty() ? 0 : typesetter_->label(runs).width.to_points();
}

Box Canvas::measure(const Text& text) const {
  const double width = width_of(text.runs);
  if (width <= 0) return {};
  const double left = aligned(text.align, width);
  const double top = baseline_offset(text.baseline, text.size) - std::round(0.8 * text.size);
  Box box;
  const double radians = text.angle * std::numbers::pi / 180;
  const double cosine = std::cos(radians), sine = std::sin(radians);
  for (const double dx : {left, left + width}) {
    for (const double dy : {top, top + text.size}) {
      if (text.angle == 0)
        box.add(text.x + dx, text.y + dy);
      else
        box.add(text.x + dx * cosine - dy * sine, text.y + dx * sine + dy * cosine);
    }
  }
  return box;
}

void Canvas::write(const Text& text) {
  // What cannot be seen must not be read aloud or copied either.
  if (text.runs.empty() || text.opacity <= 0) return;
  text::Line line = typesetter_->label(text.runs);
  const int angle = static_cast<int>(std::lround(text.angle * 1000));
  const auto [cosine, sine] = page::direction_of(angle);
  const double left = aligned(text.align, line.width.to_points());
  const double drop = baseline_offset(text.baseline, text.size);
  for (page::GlyphRun& run : line.runs) {
    const double dx = left + run.origin.x.to_points();
    run.origin = point(text.x + dx * cosine - drop * sine, text.y + dx * sine + drop * cosine);
    run.angle = angle;
    run.opacity = thousandths(text.opacity);
    items_.emplace_back(std::move(run));
  }
  box_.add(measure(text));
}

void Canvas::add(Canvas other, double dx, double dy, double shift) {
  box_.add(other.box_.moved(dx, dy));
  for (page::Item& item : other.items_) {
    page::translate(item, length(dx + shift), length(dy + shift));
    items_.push_back(std::move(item));
  }
}

void Canvas::overlay(Canvas other) {
  for (page::Item& item : other.items_) items_.push_back(std::move(item));
}

void Canvas::begin_clip(const Box& box) {
  items_.emplace_back(
      page::Clip{{point(box.left, box.top), {length(box.width()), length(box.height())}}});
  clip_ = box;
}

void Canvas::end_clip() {
  items_.emplace_back(page::EndClip{});
  clip_.reset();
}

}  // namespace jianbao::chart
