#include <algorithm>
#include <cmath>

#include "chart/calendar.h"
#include "chart/label.h"
#include "chart/plot.h"
#include "expr/expr.h"

namespace jianbao::chart {

namespace {

using value::Value;

constexpr double most_ticks = 1000;  // more could not be told apart
constexpr base::Color line_grey{0x88, 0x88, 0x88}, grid_grey{0xDD, 0xDD, 0xDD}, black{0, 0, 0};

struct Tick {
  Value value;
  double at = 0;  // along the axis
  double label_at = 0;
  std::vector<text::Run> label;
};

std::string capital(std::string word) {
  word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
  return word;
}

// One axis: a scale along a side of the plot.
class Axis {
 public:
  Axis(const std::string& name, const Scale& scale, bool second, const Plot& plot)
      : channel_(name.substr(0, 1)),
        scale_(scale),
        plot_(plot),
        units_(plot.scales.users(name)),
        second_(second),
        properties_(plot.config.palette(), plot.config.diagnostics()) {
    for (const Unit* unit : units_) {
      const auto* definition = unit->channel(channel_);
      hidden_ = hidden_ || definition->no_axis;
      properties_.add(&definition->axis);
    }
    const std::string axis = horizontal() ? "axisX" : "axisY";
    orient_ = properties_.text("orient", horizontal() ? "bottom" : second ? "right" : "left");
    const std::string kind = scale.kind == ScaleKind::band    ? "Band"
                             : scale.kind == ScaleKind::point ? "Point"
                             : scale.kind == ScaleKind::time  ? "Temporal"
                                                              : "Quantitative";
    std::vector<std::string> keys{axis + kind};
    if (scale.discrete()) keys.push_back(axis + "Discrete");
    keys.insert(keys.end(), {axis, "axis" + capital(orient_), "axis" + kind});
    if (scale.discrete()) keys.emplace_back("axisDiscrete");
    keys.emplace_back("axis");
    for (const std::string& key : keys) properties_.add(plot.config.find(key));
    hidden_ = hidden_ || properties_.flag("disable", false);
  }

  bool hidden() const { return hidden_; }

  void draw_grid(Canvas& canvas) {
    const bool by_itself = !scale_.discrete() && !scale_.binned && !second_;
    if (hidden_ || !properties_.flag("grid", by_itself)) return;
    Paint paint;
    paint.stroke_width = properties_.number("gridWidth", 1);
    paint.stroke_opacity = properties_.number("gridOpacity", 1);
    paint.dashes = properties_.numbers("gridDash");
    for (const Tick& tick : ticks(canvas)) {
      const double at = std::round(tick.at) + 0.5;
      Outline line;
      horizontal() ? line.move(at, 0.5) : line.move(0.5, at);
      horizontal() ? line.line(at, plot_.height + 0.5) : line.line(plot_.width + 0.5, at);
      paint.stroke = tick_color("gridColor", tick, grid_grey);
      canvas.draw(line, paint);
    }
  }

  void draw(Canvas& canvas) {
    if (hidden_) return;
    Canvas axis = canvas.fresh();
    const std::vector<Tick> all = ticks(axis);
    if (properties_.flag("ticks", true)) draw_ticks(all, axis);
    if (properties_.flag("labels", true)) draw_labels(all, axis);
    const Box labels = axis.box();
    if (properties_.flag("domain", true)) draw_domain(axis);
    axis.reserve(horizontal() ? Box{0, 0, plot_.width, 0} : Box{0, 0, 0, plot_.height});
    draw_title(labels, axis);
    const auto [x, y] = origin();
    // Lines of whole pixels stand on half ones.
    canvas.add(std::move(axis), x, y, 0.5);
  }

 private:
  bool horizontal() const { return channel_ == "x"; }
  double length() const { return horizontal() ? plot_.width : plot_.height; }
  bool outwards_positive() const { return orient_ == "bottom" || orient_ == "right"; }
  std::pair<double, double> origin() const {
    const double offset = properties_.number("offset", 0);
    if (orient_ == "bottom") return {0, plot_.height + offset};
    if (orient_ == "right") return {plot_.width + offset, 0};
    return orient_ == "top" ? std::pair(0.0, -offset) : std::pair(-offset, 0.0);
  }

  Type label_type() const {
    Type type = plot_.type();
    type.color = black;
    const Value* color = properties_.find("labelColor");
    if (color == nullptr || color->as_record() == nullptr)
      type.color = properties_.color("labelColor", black);
    Properties others = properties_;
    others.drop("labelColor");
    return plot_.lettering.type(others, "label", type);
  }

  // A colour, or one on a condition on the tick: {condition: {test, value}, value}.
  base::Color tick_color(const char* key, const Tick& tick, base::Color otherwise) const {
    const Value* given = properties_.find(key);
    const auto* record = given == nullptr ? nullptr : given->as_record();
    if (record == nullptr) return properties_.color(key, otherwise);
    Properties chosen(plot_.config.palette(), plot_.config.diagnostics());
    if (const Value* condition = record->find("condition")) {
      const auto* list = condition->as_list();
      for (std::size_t i = 0; i < (list == nullptr ? 1 : list->size()); ++i) {
        const Value& item = list == nullptr ? *condition : (*list)[i];
        if (holds(item, tick)) chosen.add(&item);
      }
    }
    chosen.add(given);
    return chosen.color("value", otherwise);
  }

  bool holds(const Value& condition, const Tick& tick) const {
    const auto* record = condition.as_record();
    const Value* test = record == nullptr ? nullptr : record->find("test");
    if (test == nullptr || test->as_text() == nullptr) return false;
    const auto parsed = expr::parse(*test->as_text(), test->span(), plot_.config.diagnostics());
    if (!parsed) return false;
    value::Record fields;
    fields.add("value", test->span(), tick.value);
    const Value datum(std::move(fields), test->span());
    expr::Scope scope;
    scope.add("datum", &datum);
    return expr::truthy(
        expr::evaluate(*parsed, scope, expr::make_language("en"), plot_.config.diagnostics()));
  }

  double tick_count() const {
    if (const Value* count = properties_.find("tickCount"); count != nullptr && as_double(*count))
      return std::clamp(*as_double(*count), 0.0, most_ticks);
    const std::string& unit = scale_.time_unit;
    if (unit == "month" || unit == "hours" || unit == "day" || unit == "quarter") return 10;
    return std::ceil(length() / 40);
  }

  std::vector<double> tick_values() const {
    std::vector<double> values;
    if (const Value* given = properties_.find("values");
        given != nullptr && given->as_list() != nullptr) {
      for (const Value& item : *given->as_list())
        values.push_back(make_cell(item, scale_.type).number);
      return values;
    }
    if (scale_.bin_step > 0) {
      const auto bins = std::lround((scale_.to - scale_.from) / scale_.bin_step);
      for (long i = 0; i <= bins; ++i)
        values.push_back(scale_.from + scale_.bin_step * static_cast<double>(i));
      return values;
    }
    values = scale_.ticks(tick_count());
    const double least = properties_.number("tickMinStep", 0);
    if (least > 0)
      std::erase_if(values,
                    [&](double v) { return std::abs(v / least - std::round(v / least)) > 1e-9; });
    return values;
  }

  std::vector<Tick> ticks(const Canvas& canvas) const {
    std::vector<Tick> ticks;
    const Type type = label_type();
    const double limit = properties_.number("labelLimit", 180);
    const auto add = [&](Value value, double at, std::vector<text::Run> label) {
      const base::Color color = tick_color("labelColor", {value, 0, 0, {}}, type.color);
      for (text::Run& run : label) run.style.color = color;
      ticks.push_back({std::move(value), at, at, limited(std::move(label), limit, canvas)});
    };
    if (scale_.discrete()) {
      // In bands, as Vega has it, half a pixel back: the axis stands half a pixel off.
      const double back = scale_.kind == ScaleKind::band ? 0.5 : 0;
      for (std::size_t i = 0; i < scale_.categories.size(); ++i) {
        if (!listed(scale_.categories[i])) continue;
        const double at = scale_.start_of(i) + scale_.bandwidth() * 0.5 - back;
        add(scale_.categories[i].label, at,
            category_label(scale_, scale_.categories[i], properties_, type, plot_));
      }
      return ticks;
    }
    const double low = std::min(scale_.from, scale_.to), high = std::max(scale_.from, scale_.to);
    const double count = scale_.bin_step > 0 ? std::ceil(length() / 10) : tick_count();
    const double step = scale_.tick_step(count);
    for (const double value : tick_values()) {
      if (value < low || value > high) continue;
      add(number_value(value), scale_.at(value),
          number_label(scale_, value, step, properties_, type, plot_));
    }
    return ticks;
  }

  // `values` picks the categories that have a label.
  bool listed(const Category& category) const {
    const Value* given = properties_.find("values");
    if (given == nullptr || given->as_list() == nullptr) return true;
    return std::any_of(given->as_list()->begin(), given->as_list()->end(), [&](const Value& item) {
      return make_cell(item, scale_.type).key == category.key;
    });
  }

  void draw_ticks(const std::vector<Tick>& all, Canvas& canvas) const {
    Paint paint;
    paint.stroke_width = properties_.number("tickWidth", 1);
    paint.stroke_opacity = properties_.number("tickOpacity", 1);
    paint.dashes = properties_.numbers("tickDash");
    const double size = properties_.number("tickSize", 5) * (outwards_positive() ? 1 : -1);
    for (const Tick& tick : all) {
      Outline line;
      const double at = std::round(tick.at);
      line.move(horizontal() ? at : 0, horizontal() ? 0 : at);
      line.line(horizontal() ? at : size, horizontal() ? size : at);
      paint.stroke = tick_color("tickColor", tick, line_grey);
      canvas.draw(line, paint);
    }
  }

  double label_angle() const {
    const bool across = horizontal() && scale_.discrete() && scale_.time_unit.empty();
    double angle = properties_.number("labelAngle", across ? 270 : 0);
    while (angle < 0) angle += 360;
    return std::fmod(angle, 360);
  }

  Text label(const Tick& tick, double angle) const {
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

  // Vega-Lite's rules for turned labels.
  Align label_align(double angle) const {
    const double start = horizontal() ? 0 : 90;
    const bool main = orient_ == "bottom" || orient_ == "left";
    if (std::fmod(angle, 180) == start) return Align::center;
    const bool within = start < angle && angle < 180 + start;
    return within == main ? Align::left : Align::right;
  }

  Baseline label_baseline(double angle) const {
    if (!horizontal())
      return angle == 90 || angle == 270 ? (orient_ == "left" ? Baseline::bottom : Baseline::top)
                                         : Baseline::middle;
    const bool level = angle < 45 || angle > 315, over = angle > 135 && angle < 225;
    if (!level && !over) return Baseline::middle;
    return level == (orient_ == "top") ? Baseline::bottom : Baseline::top;
  }

  void draw_labels(const std::vector<Tick>& all, Canvas& canvas) const {
    const double angle = label_angle();
    std::vector<Text> labels;
    for (const Tick& tick : all) labels.push_back(label(tick, angle));
    flush(labels, angle);
    const Value* overlap = properties_.find("labelOverlap");
    const bool may_drop = overlap == nullptr ? !scale_.discrete()
                                             : overlap->as_bool() == nullptr || *overlap->as_bool();
    const bool greedy =
        scale_.kind == ScaleKind::logarithmic ||
        (overlap != nullptr && overlap->as_text() != nullptr && *overlap->as_text() == "greedy");
    if (may_drop) drop_overlapping(labels, greedy, canvas);
    for (const Text& text : labels) canvas.write(text);
  }

  // The labels at the ends of a horizontal axis stay within it.
  void flush(std::vector<Text>& labels, double angle) const {
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

  static bool overlap(const Box& a, const Box& b, double separation) {
    return separation >
           std::max({b.left - a.right, a.left - b.right, b.top - a.bottom, a.top - b.bottom});
  }

  // Every other label goes, until none touches the next; greedily, each that touches the last kept.
  void drop_overlapping(std::vector<Text>& labels, bool greedy, const Canvas& canvas) const {
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

  void draw_domain(Canvas& canvas) const {
    Paint paint;
    paint.stroke = properties_.color("domainColor", line_grey);
    paint.stroke_width = properties_.number("domainWidth", 1);
    paint.stroke_opacity = properties_.number("domainOpacity", 1);
    paint.dashes = properties_.numbers("domainDash");
    Outline line;
    line.move(horizontal() ? scale_.range_from : 0, horizontal() ? 0 : scale_.range_from);
    line.line(horizontal() ? scale_.range_to : 0, horizontal() ? 0 : scale_.range_to);
    Canvas own = canvas.fresh();
    own.draw(line, paint);
    canvas.overlay(std::move(own));
  }

  void draw_title(const Box& labels, Canvas& canvas) const {
    const Value title = properties_.is_null("title")           ? Value()
                        : properties_.find("title") != nullptr ? *properties_.find("title")
                                                               : title_of(units_, channel_, plot_);
    if (title.is_null()) return;
    Type type = plot_.type();
    type.size = 11;
    type.weight = 700;
    type.color = black;
    type = plot_.lettering.type(properties_, "title", type);
    Text text;
    text.runs = plot_.lettering.runs(title, type);
    text.size = type.size;
    text.opacity = properties_.number("titleOpacity", 1);
    const double reach = orient_ == "bottom"  ? labels.bottom
                         : orient_ == "right" ? labels.right
                         : orient_ == "top"   ? -labels.top
                                              : -labels.left;
    const double extent = std::clamp(labels.empty() ? 0 : reach, properties_.number("minExtent", 0),
                                     properties_.number("maxExtent", 200));
    const double out =
        (extent + properties_.number("titlePadding", 4)) * (outwards_positive() ? 1 : -1);
    const std::string anchor = properties_.text("titleAnchor", "middle");
    const bool downwards = !horizontal();
    const double part = anchor == "start" ? (downwards ? 1 : 0)
                        : anchor == "end" ? (downwards ? 0 : 1)
                                          : 0.5;
    text.align = anchor == "start" ? Align::left : anchor == "end" ? Align::right : Align::center;
    text.x = horizontal() ? length() * part : out;
    text.y = horizontal() ? out : length() * part;
    text.angle = properties_.number("titleAngle", horizontal() ? 0 : orient_ == "left" ? -90 : 90);
    text.baseline = orient_ == "bottom" ? Baseline::top : Baseline::bottom;
    if (text.angle == 0 && downwards) text.align = orient_ == "left" ? Align::right : Align::left;
    if (const auto x = properties_.number("titleX")) text.x = *x;
    if (const auto y = properties_.number("titleY")) text.y = *y;
    const std::string align = properties_.text("titleAlign", "");
    if (!align.empty())
      text.align = align == "left" ? Align::left : align == "right" ? Align::right : Align::center;
    const std::string baseline = properties_.text("titleBaseline", "");
    if (!baseline.empty())
      text.baseline = baseline == "top"      ? Baseline::top
                      : baseline == "middle" ? Baseline::middle
                                             : Baseline::bottom;
    canvas.write(text);
  }

  std::string channel_;
  const Scale& scale_;
  const Plot& plot_;
  std::vector<const Unit*> units_;
  bool second_;
  Properties properties_;
  std::string orient_;
  bool hidden_ = false;
};

std::vector<Axis> make_axes(const Plot& plot) {
  std::vector<Axis> axes;
  for (const char* channel : {"x", "y"}) {
    bool second = false;
    for (const auto& [name, scale] : plot.scales.all()) {
      if (name != channel && !name.starts_with(std::string(channel) + "#")) continue;
      axes.emplace_back(name, scale, second, plot);
      second = true;
    }
  }
  return axes;
}

}  // namespace

void draw_grids(const Plot& plot, Canvas& canvas) {
  for (Axis& axis : make_axes(plot)) axis.draw_grid(canvas);
}

void draw_axes(const Plot& plot, Canvas& canvas) {
  for (Axis& axis : make_axes(plot)) axis.draw(canvas);
}

}  // namespace jianbao::chart
