#include <algorithm>
#include <cmath>

#include "chart/axis.h"

namespace jianbao::chart {

using value::Value;

namespace {

constexpr base::Color line_grey{0x88, 0x88, 0x88}, grid_grey{0xDD, 0xDD, 0xDD};

std::string capital(std::string word) {
  word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
  return word;
}

}  // namespace

Axis::Axis(const std::string& name, const Scale& scale, bool second, const Plot& plot)
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

void Axis::draw_grid(Canvas& canvas) {
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

void Axis::draw(Canvas& canvas) {
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

std::pair<double, double> Axis::origin() const {
  const double offset = properties_.number("offset", 0);
  if (orient_ == "bottom") return {0, plot_.height + offset};
  if (orient_ == "right") return {plot_.width + offset, 0};
  return orient_ == "top" ? std::pair(0.0, -offset) : std::pair(-offset, 0.0);
}

void Axis::draw_ticks(const std::vector<Tick>& all, Canvas& canvas) const {
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

void Axis::draw_domain(Canvas& canvas) const {
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

void Axis::draw_title(const Box& labels, Canvas& canvas) const {
  const Value title = properties_.is_null("title")           ? Value()
                      : properties_.find("title") != nullptr ? *properties_.find("title")
                                                             : title_of(units_, channel_, plot_);
  if (title.is_null()) return;
  const Type type = guide_title_type(properties_, plot_);
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

namespace {

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
