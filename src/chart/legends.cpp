#include <algorithm>
#include <cmath>
#include <tuple>

#include "chart/label.h"
#include "chart/plot.h"

namespace jianbao::chart {

namespace {

using value::Value;

constexpr base::Color black{0, 0, 0}, neutral{0x88, 0x88, 0x88};
constexpr double between_legends = 8;

struct Entry {
  Look look;
  std::vector<text::Run> label;
};

// What one scale or several with the same domain say, beside the plot.
class Legend {
 public:
  Legend(std::string channel, const Scale& scale, const Plot& plot)
      : channel_(std::move(channel)),
        scale_(scale),
        plot_(plot),
        units_(plot.scales.users(channel_)),
        properties_(plot.config.palette(), plot.config.diagnostics()) {
    for (const Unit* unit : units_) {
      const auto* definition = unit->channel(name());
      hidden_ = hidden_ || definition->no_legend;
      properties_.add(&definition->legend);
    }
    properties_.add(plot.config.find("legend"));
    hidden_ = hidden_ || units_.empty() || properties_.flag("disable", false);
    orient_ = properties_.text("orient", "right");
  }

  bool hidden() const { return hidden_; }
  // Where it stands when it is placed by hand.
  std::pair<double, double> place() const {
    return {properties_.number("legendX", 0), properties_.number("legendY", 0)};
  }
  const std::string& orient() const { return orient_; }
  double offset() const { return properties_.number("offset", 18); }
  Value title() const {
    if (properties_.is_null("title")) return {};
    const Value* given = properties_.find("title");
    return given != nullptr ? *given : title_of(units_, name(), plot_);
  }
  // Two channels of one field share a legend.
  bool same_as(const Legend& other) const {
    const auto* a = units_.front()->channel(name());
    const auto* b = other.units_.front()->channel(other.name());
    return scale_.discrete() && other.scale_.discrete() && a->field == b->field &&
           a->aggregate == b->aggregate;
  }
  void join(const Legend& other) { joined_.push_back(other.name()); }

  Canvas draw(const Canvas& around) const {
    Canvas canvas = around.fresh();
    const bool beside = horizontal() && properties_.text("titleOrient", "top") == "left";
    double top = 0, left = 0;
    const Value words = title();
    if (!words.is_null()) {
      const Type type = guide_title_type(properties_, plot_);
      Text text;
      text.runs = limited(plot_.lettering.runs(words, type),
                          {properties_.number("titleLimit", 180), "titleLimit", plot_.chart.span},
                          canvas, plot_);
      text.size = type.size;
      text.baseline = Baseline::top;
      canvas.write(text);
      if (beside)
        left = canvas.box().right + properties_.number("titlePadding", 5);
      else
        top = type.size + properties_.number("titlePadding", 5);
    }
    const std::string& unit = scale_.time_unit;
    const bool few = unit == "quarter" || unit == "month" || unit == "day";
    const bool ramp = !scale_.discrete() && !scale_.colors.empty() && !few &&
                      properties_.text("type", "") != "symbol";
    ramp ? draw_ramp(top, canvas) : draw_entries(left, top, canvas);
    return canvas;
  }

 private:
  std::string name() const { return channel_.substr(0, channel_.find('#')); }
  bool horizontal() const {
    const bool flat = orient_ == "top" || orient_ == "bottom";
    return properties_.text("direction", flat ? "horizontal" : "vertical") == "horizontal";
  }

  Type label_type() const {
    Type type = plot_.type();
    type.color = black;
    return plot_.lettering.type(properties_, "label", type);
  }

  // The first unit that says something by this channel is what the symbols stand for, or the points
  // that a line brings along.
  const Unit& shown_unit() const {
    for (const Unit* unit : units_) {
      if (unit->overlay == units_.front()->mark.type && unit->mark.type == "point") return *unit;
    }
    return *units_.front();
  }

  // A legend of sizes says nothing of colours that the data give.
  bool colored_otherwise(const Unit& unit) const {
    if (is_color(name())) return false;
    return std::any_of(unit.encoding.begin(), unit.encoding.end(), [](const auto& entry) {
      return is_color(entry.first) && !entry.second.field.empty();
    });
  }
  static bool is_color(std::string_view channel) {
    return channel == "color" || channel == "fill" || channel == "stroke";
  }

  Look entry_look(const Cell& cell) const {
    const Unit& unit = shown_unit();
    Look look = look_of(unit, name(), cell, plot_);
    if (colored_otherwise(unit)) {
      if (look.paint.fill) look.paint.fill = neutral;
      if (look.paint.stroke) look.paint.stroke = neutral;
    }
    for (const std::string& other : joined_) {
      const Look more = look_of(unit, other, cell, plot_);
      if (other == "shape") look.shape = more.shape;
      if (other == "color" || other == "fill" || other == "stroke") look.paint = more.paint;
      if (other == "strokeDash") look.paint.dashes = more.paint.dashes;
    }
    const std::string& mark = unit.mark.type;
    const bool line = mark == "line" || mark == "rule";
    if (line) look.shape = "stroke";
    if (mark == "bar" || mark == "rect") look.shape = "square";
    look.shape = properties_.text("symbolType", look.shape);
    if (name() != "size" || line) look.size = properties_.number("symbolSize", 100);
    if (look.paint.stroke && !(line && name() == "strokeWidth"))
      look.paint.stroke_width = properties_.number("symbolStrokeWidth", 1.5);
    if (line) look.paint.fill.reset();
    if (const auto opacity = properties_.number("symbolOpacity"))
      look.paint.fill_opacity = look.paint.stroke_opacity = *opacity;
    if (const auto fill = properties_.color("symbolFillColor")) look.paint.fill = fill;
    if (const auto stroke = properties_.color("symbolStrokeColor")) look.paint.stroke = stroke;
    return look;
  }

  std::vector<double> legend_values() const {
    const auto listed = listed_values(properties_, scale_);
    return listed ? *listed : scale_.ticks(properties_.number("tickCount", 5));
  }

  std::vector<Entry> entries() const {
    std::vector<Entry> entries;
    const Type type = label_type();
    if (scale_.discrete()) {
      for (const Category& category : scale_.categories) {
        const Cell cell{Cell::Kind::category, category.number, category.numeric, category.key,
                        category.label};
        entries.push_back(
            {entry_look(cell), category_label(scale_, category, properties_, type, plot_)});
      }
      return entries;
    }
    const double step = scale_.tick_step(properties_.number("tickCount", 5));
    for (const double value : legend_values()) {
      const Cell cell{Cell::Kind::number, value, false, "", number_value(value)};
      const Look look = entry_look(cell);
      entries.push_back({look, number_label(scale_, value, step, properties_, type, plot_)});
    }
    return entries;
  }

  void draw_entries(double left, double top, Canvas& canvas) const {
    const std::vector<Entry> all = entries();
    const Type type = label_type();
    const auto reach = [](const Entry& entry) {
      return std::ceil(std::sqrt(entry.look.size) + 1.5);
    };
    double widest = 0;
    for (const Entry& entry : all) widest = std::max(widest, reach(entry));
    const double gap = properties_.number("labelOffset", 4);
    const auto columns = static_cast<std::size_t>(
        std::max(0.0, properties_.number("columns", horizontal() ? 0 : 1)));
    double x = left, y = top, below = 0;
    std::size_t column = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Entry& entry = all[i];
      const double middle = std::max(reach(entry), type.size) / 2;
      Canvas one = canvas.fresh();
      one.draw(symbol(entry.look.shape, entry.look.size), entry.look.paint, widest / 2, middle);
      Text text;
      text.runs = limited(entry.label,
                          {properties_.number("labelLimit", 160), "labelLimit", plot_.chart.span},
                          canvas, plot_);
      text.size = type.size;
      text.x = widest + gap;
      text.y = middle;
      text.baseline = Baseline::middle;
      text.opacity = properties_.number("labelOpacity", 1);
      one.write(text);
      // What reaches above its row pushes the row down.
      const double above =
          column == 0 && i > 0 ? std::max(0.0, std::ceil(-symbol_top(entry, middle))) : 0;
      if (column == 0) y += above;
      const Box box = one.box();
      canvas.add(std::move(one), x, y);
      below = std::max(below, std::max(box.bottom, symbol_bottom(entry, middle)));
      ++column;
      if (columns > 0 && column == columns) {
        y += std::ceil(below) + properties_.number("rowPadding", 2);
        x = left;
        column = 0;
        below = 0;
      } else {
        x += std::ceil(box.right) + properties_.number("columnPadding", 10);
      }
    }
  }

  // Vega reckons a stroke's corners with the room that a miter may take.
  static double stroke_room(const Entry& entry) {
    return entry.look.paint.stroke && entry.look.shape != "stroke"
               ? entry.look.paint.stroke_width * 2
               : 0;
  }
  static double symbol_top(const Entry& entry, double middle) {
    return middle - std::sqrt(entry.look.size) / 2 - stroke_room(entry);
  }
  static double symbol_bottom(const Entry& entry, double middle) {
    return middle + std::sqrt(entry.look.size) / 2 + stroke_room(entry);
  }

  void draw_ramp(double top, Canvas& canvas) const {
    const bool flat = horizontal();
    const double room = flat ? plot_.width : plot_.height;
    const double length = properties_.number("gradientLength", std::clamp(room, 64.0, 200.0));
    const double thick = properties_.number("gradientThickness", 16);
    constexpr int slices = 64;
    for (int i = 0; i < slices; ++i) {
      const double from = length * i / slices, size = length / slices;
      Paint paint;
      paint.fill = blend(scale_.colors, (i + 0.5) / slices);
      // They overlap a little, or a reader would show seams.
      const double more = i + 1 < slices ? 0.5 : 0;
      canvas.draw(
          flat ? Outline::rectangle(from, top, size + more, thick)
               : Outline::rectangle(0, top + length - from - size - more, thick, size + more),
          paint);
    }
    const Type type = label_type();
    const double step = scale_.tick_step(properties_.number("tickCount", 5));
    for (const double value : legend_values()) {
      const double part = scale_.part(value);
      if (part < 0 || part > 1) continue;
      Text text;
      text.runs = number_label(scale_, value, step, properties_, type, plot_);
      text.size = type.size;
      text.x = flat ? length * part : thick + properties_.number("labelOffset", 4) - 2;
      text.y = flat ? top + thick + 2 : top + length * (1 - part);
      text.align = !flat       ? Align::left
                   : part <= 0 ? Align::left
                   : part >= 1 ? Align::right
                               : Align::center;
      text.baseline = flat        ? Baseline::top
                      : part >= 1 ? Baseline::top
                      : part <= 0 ? Baseline::bottom
                                  : Baseline::middle;
      canvas.write(text);
    }
  }

  std::string channel_;
  const Scale& scale_;
  const Plot& plot_;
  std::vector<const Unit*> units_;
  Properties properties_;
  std::string orient_;
  std::vector<std::string> joined_;
  bool hidden_ = false;
};

std::vector<Legend> make_legends(const Plot& plot) {
  std::vector<Legend> legends;
  for (const char* channel :
       {"color", "fill", "stroke", "shape", "size", "opacity", "strokeDash", "strokeWidth"}) {
    for (const auto& [name, scale] : plot.scales.all()) {
      if (name != channel && !name.starts_with(std::string(channel) + "#")) continue;
      Legend legend(name, scale, plot);
      if (legend.hidden()) continue;
      const auto same = std::find_if(legends.begin(), legends.end(),
                                     [&](const Legend& other) { return other.same_as(legend); });
      if (same != legends.end())
        same->join(legend);
      else
        legends.push_back(std::move(legend));
    }
  }
  return legends;
}

}  // namespace

void draw_legends(const Plot& plot, Canvas& canvas) {
  const Box box = canvas.box();
  double right = 0, left = 0, top = 0, bottom = 0;
  // A second axis stands between plot and legend.
  const bool second_axis = plot.scales.independent("y");
  const double edge = second_axis ? box.right : std::max(plot.width, plot.marks_right);
  for (const Legend& legend : make_legends(plot)) {
    Canvas drawn = legend.draw(canvas);
    const double width = std::ceil(drawn.box().right), height = std::ceil(drawn.box().bottom);
    const std::string& orient = legend.orient();
    double x = 0, y = 0;
    if (orient == "left") {
      x = std::min(0.0, box.left) - legend.offset() - width;
      y = left;
      left += height + between_legends;
    } else if (orient == "top") {
      x = top;
      y = std::min(0.0, box.top) - legend.offset() - height;
      top += width + between_legends;
    } else if (orient == "bottom") {
      x = bottom;
      y = std::max(plot.height, box.bottom) + legend.offset();
      bottom += width + between_legends;
    } else if (orient == "top-left" || orient == "top-right" || orient == "bottom-left" ||
               orient == "bottom-right") {
      const double inset = legend.offset();
      x = orient.ends_with("left") ? inset : plot.width - inset - width;
      y = orient.starts_with("top") ? inset : plot.height - inset - height;
    } else if (orient == "none") {
      std::tie(x, y) = legend.place();
    } else {
      x = edge + legend.offset();
      y = right;
      right += height + between_legends;
    }
    canvas.reserve({x, y, x + width, y + height});
    canvas.add(std::move(drawn), x, y);
  }
}

}  // namespace jianbao::chart
