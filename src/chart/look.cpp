#include <cmath>
#include <numbers>

#include "chart/plot.h"
#include "expr/expr.h"
#include "rows/predicate.h"

namespace jianbao::chart {

namespace {

using value::Value;

constexpr base::Color steel_blue{0x4C, 0x78, 0xA8}, black{0, 0, 0};

bool is_point_like(const std::string& mark) {
  return mark == "point" || mark == "circle" || mark == "square" || mark == "tick";
}

bool aggregates(const Unit& unit) {
  for (const auto& [name, channel] : unit.encoding) {
    if (!channel.aggregate.empty()) return true;
  }
  return false;
}

bool is_filled(const Unit& unit, const Properties& mark) {
  const std::string& type = unit.mark.type;
  const bool by_itself = type != "point" && type != "line" && type != "rule";
  return mark.flag("filled", unit.overlay.empty() ? by_itself : type == "point" || by_itself);
}

// A look that the channel says outright, be it on a condition.
const Value* constant_of(const spec::ChartChannel& channel, const Datum& datum, const Plot& plot) {
  const expr::Language language = expr::make_language("en");
  const rows::World world{language, plot.config.diagnostics(), expr::Dialect::vega};
  for (const spec::ChartCondition& condition : channel.conditions) {
    if (condition.test.is_null() || rows::Predicate(condition.test, {}, world).holds(datum.row))
      return &condition.value;
  }
  return channel.constant.is_null() ? nullptr : &channel.constant;
}

std::optional<base::Color> color_of(const Value& value, const Plot& plot) {
  const auto* name = value.as_text();
  if (name == nullptr || is_transparent(*name)) return std::nullopt;
  const auto color = plot.config.palette().color(*name);
  if (!color)
    plot.config.diagnostics().error(value.span(), "unknown colour '" + *name + "'",
                                    "a name of CSS or of the theme, or '#rrggbb'");
  return color;
}

// The colour that a channel gives; none when there is no such channel.
std::optional<std::optional<base::Color>> channel_color(const Unit& unit, const Datum& datum,
                                                        const char* name, const Plot& plot) {
  const auto* channel = unit.channel(name);
  if (channel == nullptr) return std::nullopt;
  if (const Value* constant = constant_of(*channel, datum, plot)) return color_of(*constant, plot);
  const Cell* cell = datum.find(name);
  if (cell == nullptr) return std::nullopt;
  if (channel->unscaled) return color_of(cell->label, plot);
  const Scale* scale = plot.scales.find(unit, name);
  if (scale == nullptr) return std::nullopt;
  return scale->color(*cell);
}

std::optional<double> channel_number(const Unit& unit, const Datum& datum, const char* name,
                                     const Plot& plot) {
  const auto* channel = unit.channel(name);
  if (channel == nullptr) return std::nullopt;
  if (const Value* constant = constant_of(*channel, datum, plot)) {
    const auto number = as_double(*constant);
    return number && plot.config.is_in_range(*number, *constant, name) ? number : std::nullopt;
  }
  const Cell* cell = datum.find(name);
  if (cell == nullptr) return std::nullopt;
  if (channel->unscaled) return cell->number;
  const Scale* scale = plot.scales.find(unit, name);
  return scale == nullptr ? std::nullopt : std::optional(scale->size(*cell));
}

double default_opacity(const Unit& unit) {
  const std::string& mark = unit.mark.type;
  if (is_point_like(mark) && unit.overlay.empty() && !aggregates(unit)) return 0.7;
  // Vega-Lite lets a line or points on an area show through.
  const auto* properties = unit.mark.properties.as_record();
  for (const char* overlay : {"line", "point"}) {
    const Value* own = properties == nullptr ? nullptr : properties->find(overlay);
    const bool wanted =
        own != nullptr && !own->is_null() && (own->as_bool() == nullptr || *own->as_bool());
    if (mark == "area" && wanted) return 0.7;
  }
  return 1;
}

double default_size(const std::string& mark) { return is_point_like(mark) ? 30 : 0; }

void set_colors(const Unit& unit, const Datum& datum, const Plot& plot, const Properties& mark,
                Paint& paint) {
  const std::string& type = unit.mark.type;
  const bool plain = type == "text" || type == "rule";
  std::optional<base::Color> main = mark.color("color", plain ? black : steel_blue);
  if (const auto found = channel_color(unit, datum, "color", plot)) main = *found;
  if (is_filled(unit, mark))
    paint.fill = main;
  else
    paint.stroke = main;
  if (mark.find("fill") != nullptr || mark.is_null("fill")) paint.fill = mark.color("fill");
  if (mark.find("stroke") != nullptr || mark.is_null("stroke")) paint.stroke = mark.color("stroke");
  if (const auto found = channel_color(unit, datum, "fill", plot)) paint.fill = *found;
  if (const auto found = channel_color(unit, datum, "stroke", plot)) paint.stroke = *found;
}

}  // namespace

Properties Plot::properties(const Value* own, const std::vector<std::string>& keys) const {
  Properties properties(config.palette(), config.diagnostics());
  properties.add(own);
  for (const std::string& key : keys) properties.add(config.find(key));
  return properties;
}

Type Plot::type() const {
  Type type;
  type.families = config.families("font");
  type.size = 10;
  return type;
}

Look look_of(const Unit& unit, const Datum& datum, const Plot& plot) {
  const std::string& type = unit.mark.type;
  const Properties mark = plot.properties(&unit.mark.properties, {type, "mark"});
  Look look;
  Paint& paint = look.paint;
  set_colors(unit, datum, plot, mark, paint);
  const double opacity = channel_number(unit, datum, "opacity", plot)
                             .value_or(mark.number("opacity", default_opacity(unit)));
  paint.fill_opacity =
      opacity *
      channel_number(unit, datum, "fillOpacity", plot).value_or(mark.number("fillOpacity", 1));
  paint.stroke_opacity =
      opacity *
      channel_number(unit, datum, "strokeOpacity", plot).value_or(mark.number("strokeOpacity", 1));
  const bool thick = type == "line" || type == "point" || type == "circle" || type == "square";
  double width = mark.number("strokeWidth", thick ? 2 : 1);
  if (type == "line" || type == "rule")
    width = channel_number(unit, datum, "size", plot).value_or(width);
  if (type == "tick") width = mark.number("thickness", 1);
  paint.stroke_width = channel_number(unit, datum, "strokeWidth", plot).value_or(width);
  paint.dashes = mark.numbers("strokeDash");
  if (const auto* dash = unit.channel("strokeDash")) {
    const Cell* cell = datum.find("strokeDash");
    const Scale* scale = plot.scales.find(unit, "strokeDash");
    if (const Value* constant = constant_of(*dash, datum, plot);
        constant != nullptr && constant->as_list() != nullptr) {
      paint.dashes.clear();
      for (const Value& part : *constant->as_list()) {
        const auto number = as_double(part);
        if (number && plot.config.is_in_range(*number, part, "strokeDash"))
          paint.dashes.push_back(*number);
      }
    } else if (cell != nullptr && scale != nullptr && !scale->dashes.empty()) {
      paint.dashes = scale->dashes[scale->index_of(*cell) % scale->dashes.size()];
    }
  }
  paint.round_cap = mark.text("strokeCap", "butt") == "round";
  paint.round_join = mark.text("strokeJoin", "miter") == "round";
  paint.mitered = type != "bar" && type != "rect" && type != "rule" && type != "tick";
  look.size =
      channel_number(unit, datum, "size", plot).value_or(mark.number("size", default_size(type)));
  look.shape = type == "square" ? "square" : mark.text("shape", "circle");
  if (const auto* shape = unit.channel("shape")) {
    const Cell* cell = datum.find("shape");
    const Scale* scale = plot.scales.find(unit, "shape");
    if (!shape->constant.is_null() && shape->constant.as_text() != nullptr)
      look.shape = *shape->constant.as_text();
    else if (cell != nullptr && scale != nullptr && !scale->names.empty())
      look.shape = scale->names[scale->index_of(*cell) % scale->names.size()];
  }
  return look;
}

Look look_of(const Unit& unit, const std::string& channel, const Cell& cell, const Plot& plot) {
  // A legend asks for each of its entries: the data stay where they are.
  Unit bare{.mark = unit.mark,
            .types = unit.types,
            .bins = unit.bins,
            .stacked = unit.stacked,
            .normalized = unit.normalized,
            .horizontal = unit.horizontal,
            .overlay = unit.overlay,
            .layer = unit.layer};
  for (const auto& [name, definition] : unit.encoding) {
    if (name == channel || !definition.constant.is_null()) bare.encoding[name] = definition;
  }
  // Whether data are gathered says how opaque points are, whatever the channel.
  if (aggregates(unit)) bare.encoding["detail"].aggregate = "count";
  Datum datum;
  datum.cells[channel] = cell;
  return look_of(bare, datum, plot);
}

Outline symbol(const std::string& shape, double size) {
  Outline outline;
  const double side = std::sqrt(std::max(0.0, size)), half = side / 2;
  const double height = half * std::sqrt(3.0) / 2;
  const auto polygon = [&](std::initializer_list<std::pair<double, double>> points) {
    bool first = true;
    for (const auto& [x, y] : points) {
      first ? outline.move(x, y) : outline.line(x, y);
      first = false;
    }
    outline.close();
  };
  if (shape == "square") {
    outline = Outline::rectangle(-half, -half, side, side);
  } else if (shape == "cross") {
    const double s = half / 2.5;
    polygon({{-half, -s},
             {-half, s},
             {-s, s},
             {-s, half},
             {s, half},
             {s, s},
             {half, s},
             {half, -s},
             {s, -s},
             {s, -half},
             {-s, -half},
             {-s, -s}});
  } else if (shape == "diamond") {
    polygon({{-half, 0}, {0, -half}, {half, 0}, {0, half}});
  } else if (shape == "triangle-up") {
    polygon({{0, -height}, {-half, height}, {half, height}});
  } else if (shape == "triangle-down") {
    polygon({{0, height}, {-half, -height}, {half, -height}});
  } else if (shape == "triangle-right") {
    polygon({{height, 0}, {-height, -half}, {-height, half}});
  } else if (shape == "triangle-left") {
    polygon({{-height, 0}, {height, -half}, {height, half}});
  } else if (shape == "triangle") {
    polygon({{0, -height * 2 / 3}, {-half, height / 3}, {half, height / 3}});
  } else if (shape == "stroke") {
    outline.move(-half, 0);
    outline.line(half, 0);
  } else {
    outline.arc(0, 0, half, 0, 2 * std::numbers::pi, false);
    outline.close();
  }
  return outline;
}

}  // namespace jianbao::chart
