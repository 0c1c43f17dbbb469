#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include "chart/curves.h"
#include "chart/label.h"
#include "chart/label_overlap.h"
#include "chart/placement.h"
#include "chart/withheld.h"

namespace jianbao::chart {

namespace {

using value::Value;

class MarkDrawer {
 public:
  MarkDrawer(const Unit& unit, const Plot& plot, Canvas& canvas)
      : unit_(unit),
        plot_(plot),
        canvas_(canvas),
        placement_(unit, plot),
        mark_(plot.properties(&unit.mark.properties, {unit.mark.type, "mark"})) {}

  void draw() {
    const std::string& type = unit_.mark.type;
    if (mark_.flag("clip", false)) canvas_.begin_clip({0, 0, plot_.width, plot_.height});
    if (type == "bar" || type == "rect")
      each(&MarkDrawer::bar);
    else if (type == "arc")
      each(&MarkDrawer::arc);
    else if (type == "rule")
      each(&MarkDrawer::rule);
    else if (type == "text")
      each(&MarkDrawer::text);
    else if (type == "tick")
      each(&MarkDrawer::tick);
    else if (type == "line" || type == "area")
      series();
    else
      each(&MarkDrawer::point);
    if (mark_.flag("clip", false)) canvas_.end_clip();
    if (plot_.last) warn_of_overlap(labels_, unit_.mark.span, plot_.config.diagnostics());
  }

 private:
  void each(void (MarkDrawer::*draw_one)(const Datum&)) {
    for (const Datum& datum : unit_.data) (this->*draw_one)(datum);
  }

  void bar(const Datum& datum) {
    const bool rect = unit_.mark.type == "rect";
    const auto x =
        unit_.horizontal && !rect ? placement_.along(datum, "x") : side(datum, "x", rect);
    const auto y = unit_.horizontal || rect ? side(datum, "y", rect) : placement_.along(datum, "y");
    if (!x || !y) return;
    const double left = std::min(x->from, x->to), top = std::min(y->from, y->to);
    const double width = std::abs(x->to - x->from), height = std::abs(y->to - y->from);
    const double radius = mark_.number("cornerRadius", 0),
                 end = mark_.number("cornerRadiusEnd", radius);
    double radii[4] = {radius, radius, radius, radius};
    const Extent& grown = unit_.horizontal ? *x : *y;
    const int far =
        unit_.horizontal ? (grown.to >= grown.from ? 1 : 3) : (grown.to <= grown.from ? 0 : 2);
    radii[far] = end;
    radii[(far + 1) % 4] = end;
    const bool round =
        std::any_of(std::begin(radii), std::end(radii), [](double r) { return r > 0; });
    canvas_.draw(round ? Outline::rounded(left, top, width, height, radii)
                       : Outline::rectangle(left, top, width, height),
                 look_of(unit_, datum, plot_).paint);
  }

  // A bar's breadth, or a side of a rectangle, which may have both its ends in the data.
  std::optional<Extent> side(const Datum& datum, const std::string& channel, bool rect) {
    if (rect && (unit_.has(channel + "2") || !unit_.has(channel))) {
      if (!unit_.has(channel)) return Extent{0, channel == "x" ? plot_.width : plot_.height};
      return placement_.along(datum, channel);
    }
    return placement_.across(datum, channel);
  }

  void arc(const Datum& datum) {
    const auto angles = placement_.angles(datum);
    if (!angles) return;
    const double middle_x = placement_.at(datum, "x").value_or(plot_.width / 2);
    const double middle_y = placement_.at(datum, "y").value_or(plot_.height / 2);
    const double outer =
        unit_.has("radius")
            ? placement_.radius(datum)
            : mark_.number("outerRadius",
                           mark_.number("radius", std::min(plot_.width, plot_.height) / 2));
    const double inner = mark_.number("innerRadius", 0), offset = mark_.number("thetaOffset", 0);
    const double pad =
        std::min(mark_.number("padAngle", 0), std::abs(angles->to - angles->from)) / 2;
    const double from = angles->from + offset + pad, to = angles->to + offset - pad;
    Outline outline;
    outline.arc(middle_x, middle_y, outer, from, to, false);
    if (inner > 0)
      outline.arc(middle_x, middle_y, inner, to, from, true);
    else
      outline.line(middle_x, middle_y);
    outline.close();
    canvas_.draw(outline, look_of(unit_, datum, plot_).paint);
  }

  // Whether the data have the other end of a rule.
  bool reach(const Datum& datum, const std::string& channel, double& end) {
    const auto second = placement_.second(datum, channel);
    if (second) end = *second;
    return second.has_value();
  }

  void rule(const Datum& datum) {
    const bool x = unit_.has("x"), y = unit_.has("y");
    double x1 = 0, x2 = plot_.width, y1 = 0, y2 = plot_.height;
    if (x) {
      const auto at = placement_.at(datum, "x");
      if (!at) return;
      x1 = x2 = *at;
      if (unit_.has("x2") || (unit_.horizontal && y))
        if (!reach(datum, "x", x2)) return;
    }
    if (y) {
      const auto at = placement_.at(datum, "y");
      if (!at) return;
      y1 = y2 = *at;
      if (unit_.has("y2") || (!unit_.horizontal && x && !unit_.has("x2")))
        if (!reach(datum, "y", y2)) return;
    }
    if (!x && unit_.has("y2")) x1 = x2 = plot_.width / 2;
    Outline outline;
    outline.move(x1, y1);
    outline.line(x2, y2);
    Paint paint = look_of(unit_, datum, plot_).paint;
    paint.fill.reset();
    canvas_.draw(outline, paint);
  }

  void tick(const Datum& datum) {
    const auto x = placement_.at(datum, "x"), y = placement_.at(datum, "y");
    if (!x || !y) return;
    const Look look = look_of(unit_, datum, plot_);
    const Scale* band = plot_.scales.find(unit_, unit_.horizontal ? "x" : "y");
    const double room = band != nullptr && band->discrete() ? std::abs(band->step()) * 0.75 : 15;
    const double length = mark_.number("bandSize", mark_.number("size", room));
    const double thick = mark_.number("thickness", 1);
    const double width = unit_.horizontal ? length : thick,
                 height = unit_.horizontal ? thick : length;
    canvas_.draw(Outline::rectangle(*x - width / 2, *y - height / 2, width, height), look.paint);
  }

  void point(const Datum& datum) {
    const auto x = placement_.at(datum, "x"), y = placement_.at(datum, "y");
    if (!x || !y) return;
    const Look look = look_of(unit_, datum, plot_);
    canvas_.draw(symbol(look.shape, look.size), look.paint, *x, *y);
  }

  void text(const Datum& datum) {
    const Look look = look_of(unit_, datum, plot_);
    if (!look.paint.fill) return;
    Properties mark = mark_;
    mark.bind(&datum.row);
    Type type = plot_.lettering.type(mark, "", plot_.type());
    type.size = mark.number("fontSize", 11);
    if (unit_.has("size") && look.size > 0) type.size = look.size;
    type.color = *look.paint.fill;
    Text text;
    text.runs = label_of(unit_, datum, type, plot_);
    text.size = type.size;
    text.opacity = look.paint.fill_opacity;
    text.angle = mark.number("angle", 0);
    if (!place_text(datum, text)) return;
    text.x += mark.number("dx", 0);
    text.y += mark.number("dy", 0);
    const std::string align = mark.text("align", "center"),
                      baseline = mark.text("baseline", "middle");
    text.align = align == "left" ? Align::left : align == "right" ? Align::right : Align::center;
    text.baseline = baseline == "top"           ? Baseline::top
                    : baseline == "bottom"      ? Baseline::bottom
                    : baseline == "middle"      ? Baseline::middle
                    : baseline == "line-top"    ? Baseline::line_top
                    : baseline == "line-bottom" ? Baseline::line_bottom
                                                : Baseline::alphabetic;
    canvas_.write(text);
    if (text.opacity <= 0) return;
    std::string words;
    for (const text::Run& run : text.runs) words += run.text;
    labels_.push_back({canvas_.measure(text), std::move(words)});
  }

  bool place_text(const Datum& datum, Text& text) {
    if (unit_.has("theta")) {
      const auto angles = placement_.angles(datum);
      if (!angles) return false;
      const double middle = (angles->from + angles->to) / 2, radius = placement_.radius(datum);
      text.x = plot_.width / 2 + radius * std::sin(middle);
      text.y = plot_.height / 2 - radius * std::cos(middle);
      return true;
    }
    const auto x = label_place(datum, "x"), y = label_place(datum, "y");
    if (x) text.x = *x;
    if (y) text.y = *y;
    return x && y;
  }

  // The sign of a figure that is withheld stands where its bar would begin.
  std::optional<double> label_place(const Datum& datum, const std::string& channel) {
    if (const auto at = placement_.at(datum, channel)) return at;
    const auto* definition = unit_.channel(channel);
    const bool withheld =
        definition != nullptr && withheld_figure(datum.row, definition->field) != nullptr;
    return withheld ? placement_.base(channel) : std::nullopt;
  }

  static bool parts(std::string_view name) {
    return name == "color" || name == "fill" || name == "stroke" || name == "opacity" ||
           name == "strokeDash" || name == "strokeWidth" || name == "shape" ||
           name.starts_with("detail") || name == "size";
  }

  // Lines and areas: the data of one series, from left to right, or from top to bottom.
  void series() {
    std::map<std::string, std::size_t> index;
    std::vector<std::vector<const Datum*>> all;
    for (const Datum& datum : unit_.data) {
      std::string key;
      for (const auto& [name, cell] : datum.cells) {
        const auto* channel = unit_.channel(name);
        if (parts(name) && channel != nullptr && channel->aggregate.empty())
          key += cell.key + std::to_string(cell.number) + '\x1f';
      }
      const auto [found, is_new] = index.try_emplace(key, all.size());
      if (is_new) all.emplace_back();
      all[found->second].push_back(&datum);
    }
    for (std::vector<const Datum*>& one : all) {
      sort(one);
      unit_.mark.type == "area" ? area(one) : line(one);
    }
  }

  void sort(std::vector<const Datum*>& data) {
    const std::string channel = unit_.has("order") ? "order" : unit_.horizontal ? "y" : "x";
    const auto* definition = unit_.channel(channel);
    if (definition == nullptr || definition->unsorted) return;
    const Scale* scale = plot_.scales.find(unit_, channel);
    const auto key = [&](const Datum* datum) {
      const Cell* cell = datum->find(channel);
      if (cell == nullptr) return 0.0;
      return scale != nullptr && scale->discrete() ? static_cast<double>(scale->index_of(*cell))
                                                   : cell->number;
    };
    std::stable_sort(data.begin(), data.end(),
                     [&](const Datum* a, const Datum* b) { return key(a) < key(b); });
  }

  void line(const std::vector<const Datum*>& data) {
    if (data.empty()) return;
    const Paint paint = look_of(unit_, *data.front(), plot_).paint;
    Outline outline;
    Curve curve(mark_.text("interpolate", "linear"), unit_.horizontal);
    std::vector<std::pair<double, double>> part;  // since the last gap
    const auto finish = [&] {
      curve.trace(outline, false);
      if (part.size() == 1) lonely_point(part.front(), paint);
      part.clear();
    };
    for (const Datum* datum : data) {
      const auto x = placement_.at(*datum, "x"), y = placement_.at(*datum, "y");
      if (x && y) {
        curve.add(*x, *y);
        part.emplace_back(*x, *y);
      } else {
        finish();
      }
    }
    finish();
    canvas_.draw(outline, paint);
  }

  // A line through one point would not be seen.
  void lonely_point(std::pair<double, double> at, const Paint& line) {
    Paint paint;
    paint.fill = line.stroke;
    paint.fill_opacity = line.stroke_opacity;
    canvas_.draw(symbol("circle", 4 * line.stroke_width * line.stroke_width), paint, at.first,
                 at.second);
  }

  void area(const std::vector<const Datum*>& data) {
    if (data.empty()) return;
    const std::string grown = unit_.horizontal ? "x" : "y", other = unit_.horizontal ? "y" : "x";
    Outline outline;
    const std::string interpolate = mark_.text("interpolate", "linear");
    Curve edge(interpolate, unit_.horizontal), base(interpolate, unit_.horizontal);
    const auto finish = [&] {
      base.reverse();
      edge.trace(outline, false);
      base.trace(outline, true);
      if (!outline.empty()) outline.close();
    };
    for (const Datum* datum : data) {
      const auto place = placement_.at(*datum, other);
      const auto extent = placement_.along(*datum, grown);
      if (!place || !extent) {
        finish();
        continue;
      }
      unit_.horizontal ? edge.add(extent->to, *place) : edge.add(*place, extent->to);
      unit_.horizontal ? base.add(extent->from, *place) : base.add(*place, extent->from);
    }
    finish();
    canvas_.draw(outline, look_of(unit_, *data.front(), plot_).paint);
  }

  const Unit& unit_;
  const Plot& plot_;
  Canvas& canvas_;
  Placement placement_;
  Properties mark_;
  std::vector<PlacedLabel> labels_;
};

}  // namespace

void draw_marks(const Unit& unit, const Plot& plot, Canvas& canvas) {
  const Properties mark = plot.properties(&unit.mark.properties, {unit.mark.type, "mark"});
  Canvas own = canvas.fresh();
  MarkDrawer(unit, plot, own).draw();
  canvas.add(std::move(own), mark.number("xOffset", 0), mark.number("yOffset", 0));
}

}  // namespace jianbao::chart
