#include <algorithm>
#include <cmath>

#include "chart/axis.h"

namespace jianbao::chart {

using value::Value;

namespace {

constexpr base::Color black{0, 0, 0};

}  // namespace

Type Axis::label_type() const {
  Type type = plot_.type();
  type.color = black;
  const Value* color = properties_.find("labelColor");
  if (color == nullptr || color->as_record() == nullptr)
    type.color = properties_.color("labelColor", black);
  Properties others = properties_;
  others.drop("labelColor");
  return plot_.lettering.type(others, "label", type);
}

double Axis::label_angle() const {
  const bool across = horizontal() && scale_.discrete() && scale_.time_unit.empty();
  double angle = properties_.number("labelAngle", across ? 270 : 0);
  while (angle < 0) angle += 360;
  return std::fmod(angle, 360);
}

Text Axis::label(const Tick& tick, double angle) const {
  Text text;
  text.runs = tick.label;
  text.size = label_type().size;
  text.angle = angle > 180 ? angle - 360 : angle;
  text.opacity = properties_.number("labelOpacity", 1);
  const double ticks = properties_.flag("ticks", true) ? properties_.number("tickSize", 5) : 0;
  const double out =
      (ticks + properties_.number("labelPadding", 2)) * (outwards_positive() ? 1 : -1);
  const double along = tick.label_at + properties_.number("labelOffset", 0);
  text.x = horizontal() ? along : out;
  text.y = horizontal() ? out : along;
  text.align = label_align(angle);
  text.baseline = label_baseline(angle);
  const std::string align = properties_.text("labelAlign", ""),
                    baseline = properties_.text("labelBaseline", "");
  if (!align.empty())
    text.align = align == "left" ? Align::left : align == "right" ? Align::right : Align::center;
  if (!baseline.empty())
    text.baseline = baseline == "top"      ? Baseline::top
                    : baseline == "bottom" ? Baseline::bottom
                    : baseline == "middle" ? Baseline::middle
                                           : Baseline::alphabetic;
  return text;
}

Align Axis::label_align(double angle) const {
  const double start = horizontal() ? 0 : 90;
  const bool main = orient_ == "bottom" || orient_ == "left";
  if (std::fmod(angle, 180) == start) return Align::center;
  const bool within = start < angle && angle < 180 + start;
  return within == main ? Align::left : Align::right;
}

Baseline Axis::label_baseline(double angle) const {
  if (!horizontal())
    return angle == 90 || angle == 270 ? (orient_ == "left" ? Baseline::bottom : Baseline::top)
                                       : Baseline::middle;
  const bool level = angle < 45 || angle > 315, over = angle > 135 && angle < 225;
  if (!level && !over) return Baseline::middle;
  return level == (orient_ == "top") ? Baseline::bottom : Baseline::top;
}

void Axis::draw_labels(const std::vector<Tick>& all, Canvas& canvas) const {
  const double angle = label_angle();
  std::vector<Text> labels;
  for (const Tick& tick : all) labels.push_back(label(tick, angle));
  flush(labels, angle);
  const Value* overlap = properties_.find("labelOverlap");
  const bool in_time = !scale_.discrete() || !scale_.time_unit.empty();
  const bool may_drop =
      overlap == nullptr ? in_time : overlap->as_bool() == nullptr || *overlap->as_bool();
  const bool greedy =
      scale_.kind == ScaleKind::logarithmic ||
      (overlap != nullptr && overlap->as_text() != nullptr && *overlap->as_text() == "greedy");
  if (may_drop) drop_overlapping(labels, greedy, canvas);
  if (plot_.last) warn_of_overlap(labels, canvas);
  for (const Text& text : labels) canvas.write(text);
}

void Axis::warn_of_overlap(const std::vector<Text>& labels, const Canvas& canvas) const {
  // A hair's breadth is a matter of rounding.
  constexpr double touch = -1;
  for (std::size_t i = 1; i < labels.size(); ++i) {
    if (!overlap(canvas.measure(labels[i - 1]), canvas.measure(labels[i]), touch)) continue;
    plot_.config.diagnostics().warn(
        place(), "labels of the axis '" + channel_ + "' stand over one another",
        "'labelAngle' turns them, 'labelOverlap: true' leaves some out");
    return;
  }
}

void Axis::flush(std::vector<Text>& labels, double angle) const {
  const bool flushed = properties_.flag("labelFlush", horizontal() && !scale_.discrete());
  if (!flushed || angle != 0 || !horizontal()) return;
  const double low = std::min(scale_.range_from, scale_.range_to),
               high = std::max(scale_.range_from, scale_.range_to);
  for (Text& text : labels) {
    if (std::abs(text.x - low) < 1)
      text.align = Align::left;
    else if (std::abs(text.x - high) < 1)
      text.align = Align::right;
  }
}

bool Axis::overlap(const Box& a, const Box& b, double separation) {
  return separation >
         std::max({b.left - a.right, a.left - b.right, b.top - a.bottom, a.top - b.bottom});
}

void Axis::drop_overlapping(std::vector<Text>& labels, bool greedy, const Canvas& canvas) const {
  const double separation = properties_.number("labelSeparation", 0);
  const auto crowded = [&] {
    for (std::size_t i = 1; i < labels.size(); ++i)
      if (overlap(canvas.measure(labels[i - 1]), canvas.measure(labels[i]), separation))
        return true;
    return false;
  };
  if (greedy) {
    std::vector<Text> kept;
    for (Text& text : labels) {
      if (kept.empty() || !overlap(canvas.measure(kept.back()), canvas.measure(text), separation))
        kept.push_back(text);
    }
    labels = std::move(kept);
    return;
  }
  while (labels.size() >= 3 && crowded()) {
    std::vector<Text> kept;
    for (std::size_t i = 0; i < labels.size(); i += 2) kept.push_back(labels[i]);
    labels = std::move(kept);
  }
}

}  // namespace jianbao::chart
