#pragma once

#include <string>
#include <utility>
#include <vector>

#include "chart/label.h"
#include "chart/plot.h"

namespace jianbao::chart {

struct Tick {
  value::Value value;
  double at = 0;  // along the axis
  double label_at = 0;
  std::vector<text::Run> label;
};

// One axis: a scale along a side of the plot.
class Axis {
 public:
  Axis(const std::string& name, const Scale& scale, bool second, const Plot& plot);
  bool hidden() const { return hidden_; }

  void draw_grid(Canvas& canvas);
  void draw(Canvas& canvas);

 private:
  bool horizontal() const { return channel_ == "x"; }
  double length() const { return horizontal() ? plot_.width : plot_.height; }
  bool outwards_positive() const { return orient_ == "bottom" || orient_ == "right"; }
  std::pair<double, double> origin() const;
  base::Span place() const { return units_.front()->channel(channel_)->span; }
  void warn_of_overlap(const std::vector<Text>& labels, const Canvas& canvas) const;
  Type label_type() const;
  // A colour, or one on a condition on the tick: {condition: {test, value}, value}.
  base::Color tick_color(const char* key, const Tick& tick, base::Color otherwise) const;
  bool holds(const value::Value& condition, const Tick& tick) const;
  double tick_count() const;
  std::vector<double> tick_values() const;
  std::vector<Tick> ticks(const Canvas& canvas) const;
  // `values` picks the categories that have a label.
  bool listed(const Category& category) const;
  void draw_ticks(const std::vector<Tick>& all, Canvas& canvas) const;
  double label_angle() const;
  Text label(const Tick& tick, double angle) const;
  // Vega-Lite's rules for turned labels.
  Align label_align(double angle) const;
  Baseline label_baseline(double angle) const;
  void draw_labels(const std::vector<Tick>& all, Canvas& canvas) const;
  // The labels at the ends of a horizontal axis stay within it.
  void flush(std::vector<Text>& labels, double angle) const;
  static bool overlap(const Box& a, const Box& b, double separation);
  // Every other label goes, until none touches the next; greedily, each that touches the last kept.
  void drop_overlapping(std::vector<Text>& labels, bool greedy, const Canvas& canvas) const;
  void draw_domain(Canvas& canvas) const;
  void draw_title(const Box& labels, Canvas& canvas) const;
  std::string channel_;
  const Scale& scale_;
  const Plot& plot_;
  std::vector<const Unit*> units_;
  bool second_;
  Properties properties_;
  std::string orient_;
  bool hidden_ = false;
};

}  // namespace jianbao::chart
