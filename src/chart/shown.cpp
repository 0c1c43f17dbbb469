#include "chart/shown.h"

#include <algorithm>

namespace jianbao::chart {

namespace {

using value::Value;

bool is_dot(const Unit& unit) {
  const std::string& mark = unit.mark.type;
  return mark == "point" || mark == "circle" || mark == "square";
}

bool binned(const Unit& unit, const std::string& channel) { return unit.bins.contains(channel); }

std::string field_of_channel(const Unit& unit, const std::string& name) {
  const spec::ChartChannel* channel = unit.channel(name);
  return channel == nullptr ? std::string{} : channel->field;
}

bool has_place(const Unit& unit, const std::string& name) {
  return unit.has(name) && !unit.type(name).empty();
}

// The colour of a map of heat, the size of a bubble: what cells say that stand at two places.
std::string measure_of_cells(const Unit& unit) {
  for (const char* name : {"color", "fill", "size", "text"}) {
    const bool words = std::string_view(name) == "text";
    if (words && unit.mark.type != "text") continue;
    if (unit.type(name) == "quantitative") return name;
  }
  return {};
}

std::string find_measure(const Unit& unit) {
  if (unit.has("theta")) return "theta";
  if (unit.mark.type == "rect" && !unit.has("x2") && !unit.has("y2")) {
    if (std::string cells = measure_of_cells(unit); !cells.empty()) return cells;
  }
  std::string measure;
  for (const char* name : {"x", "y"}) {
    const spec::ChartChannel* channel = unit.channel(name);
    if (channel == nullptr || !channel->datum.is_null() || binned(unit, name)) continue;
    if (unit.type(name) == "quantitative") measure = name;
  }
  // Spans of time are measured where no quantity is.
  for (const char* name : {"x", "y"}) {
    const bool spans = unit.type(name) == "temporal" && unit.has(std::string(name) + "2");
    if (measure.empty() && spans) measure = name;
  }
  return measure.empty() ? measure_of_cells(unit) : measure;
}

// What the measure stands along, and what parts it into series.
void find_places(Shown& shown) {
  const Unit& unit = *shown.unit;
  const bool cells = shown.measure != "x" && shown.measure != "y" && shown.measure != "theta";
  for (const char* name : {"x", "y"}) {
    if (name == shown.measure || !has_place(unit, name)) continue;
    if (shown.along.empty()) {
      shown.along = name;
    } else if (cells) {
      shown.across = name;
    }
  }
  for (const char* name : {"color", "fill", "stroke", "detail", "strokeDash", "shape", "xOffset",
                           "yOffset", "opacity"}) {
    const spec::ChartChannel* channel = unit.channel(name);
    // Lines and areas are parted by numbers, too.
    const bool path =
        unit.mark.type == "line" || unit.mark.type == "area" || unit.mark.type == "trail";
    const bool parts = channel != nullptr && !channel->field.empty() &&
                       (!unit.continuous(name) || (path && channel->aggregate.empty()));
    if (!parts || name == shown.measure) continue;
    if (shown.along.empty()) {
      shown.along = name;
    } else if (shown.series.empty() && field_of_channel(unit, shown.along) != channel->field) {
      shown.series = name;
    }
  }
}

bool reversed(const spec::ChartChannel& channel) {
  const auto* scale = channel.scale.as_record();
  const Value* reverse = scale == nullptr ? nullptr : scale->find("reverse");
  return reverse != nullptr && reverse->as_bool() != nullptr && *reverse->as_bool();
}

// Where along its axis a datum is drawn; as the data have them where no axis orders them.
double place_of(const Shown& shown, const Datum& datum, const Scales& scales) {
  const Unit& unit = *shown.unit;
  const std::string& mark = unit.mark.type;
  const bool line = mark == "line" || mark == "trail" || mark == "area";
  if (const Cell* order = datum.find("order"); order != nullptr && line) return order->number;
  const Cell* cell = datum.find(shown.along);
  const Scale* scale = scales.find(unit, shown.along);
  if (cell == nullptr || scale == nullptr || (shown.along != "x" && shown.along != "y")) return 0;
  const spec::ChartChannel& channel = *unit.channel(shown.along);
  if (!scale->discrete() && channel.unsorted) return 0;
  const double place =
      scale->discrete() ? static_cast<double>(scale->index_of(*cell)) : cell->number;
  return reversed(channel) ? -place : place;
}

std::string name_of(const Shown& shown, const Datum& datum, const ShownWords& words) {
  if (shown.scattered()) {
    std::string name = words.title(shown.along) + " " + words.place(datum, shown.along);
    if (!shown.series.empty())
      name += (words.chinese() ? "、" : ", ") + words.place(datum, shown.series);
    return name;
  }
  std::string name = words.place(datum, shown.along);
  if (!shown.across.empty())
    name += (words.chinese() ? "、" : ", ") + words.place(datum, shown.across);
  return name;
}

void set_ends(ShownPoint& point, const Shown& shown, const Datum& datum, const ShownWords& words) {
  const Cell* end = datum.find(shown.measure);
  const Cell* start = datum.find(shown.measure + "2");
  point.low = point.high = end->number;
  if (shown.ranged()) {
    std::string first = shown.measure, second = first + "2";
    if (start->number < end->number) std::swap(first, second);
    point.low = datum.find(first)->number;
    point.high = datum.find(second)->number;
    point.low_words = words.number(datum, first, point.low);
    point.high_words = words.number(datum, second, point.high);
    return;
  }
  // Of a stacked piece, what it adds.
  if (!shown.unit->stacked.empty() && start != nullptr)
    point.low = point.high = end->number - start->number;
  point.low_words = point.high_words = words.number(datum, shown.measure, point.high);
}

}  // namespace

bool Shown::histogram() const {
  return unit->mark.type == "bar" && binned(*unit, along) && !measure.empty() &&
         unit->channel(measure)->aggregate == "count";
}

bool Shown::scattered() const {
  return is_dot(*unit) && (measure == "x" || measure == "y") &&
         unit->type(along) == "quantitative" && !binned(*unit, along);
}

bool Shown::runs() const {
  if (!across.empty() || (along != "x" && along != "y") || binned(*unit, along)) return false;
  const std::string type = unit->type(along), &mark = unit->mark.type;
  if (type == "temporal") return !timed();
  if (mark == "line" || mark == "area" || mark == "trail") return type != "nominal";
  // Bars run along where their names are numbers, as years are.
  const bool numbered = std::all_of(points.begin(), points.end(), [](const ShownPoint& point) {
    return !point.name.empty() && point.name[0] >= '0' && point.name[0] <= '9';
  });
  return mark == "bar" && type == "ordinal" && numbered;
}

std::vector<std::string> Shown::series_names() const {
  std::vector<std::string> names;
  for (const auto* some : {&points, &missing}) {
    for (const ShownPoint& point : *some) {
      if (std::find(names.begin(), names.end(), point.series) == names.end())
        names.push_back(point.series);
    }
  }
  return names;
}

namespace {

std::vector<ShownPoint> in_series(const std::vector<ShownPoint>& points, const std::string& name) {
  std::vector<ShownPoint> some;
  for (const ShownPoint& point : points) {
    if (point.series == name) some.push_back(point);
  }
  return some;
}

}  // namespace

std::vector<ShownPoint> Shown::points_of(const std::string& name) const {
  return in_series(points, name);
}

std::vector<ShownPoint> Shown::missing_of(const std::string& name) const {
  return in_series(missing, name);
}

Shown shown_by(const Unit& unit, const Scales& scales, const ShownWords& words) {
  Shown shown;
  shown.unit = &unit;
  shown.measure = find_measure(unit);
  find_places(shown);
  if (shown.measure.empty()) return shown;
  for (const Datum& datum : unit.data) {
    ShownPoint point;
    point.name = name_of(shown, datum, words);
    if (!shown.series.empty()) point.series = words.place(datum, shown.series);
    const Cell* end = datum.find(shown.measure);
    const bool whole = end != nullptr && end->kind == Cell::Kind::number &&
                       (!shown.ranged() || datum.find(shown.measure + "2") != nullptr);
    if (whole) set_ends(point, shown, datum, words);
    (whole ? shown.points : shown.missing).push_back(std::move(point));
    (whole ? shown.points : shown.missing).back().place = place_of(shown, datum, scales);
  }
  for (auto* points : {&shown.points, &shown.missing}) {
    std::stable_sort(points->begin(), points->end(),
                     [](const ShownPoint& a, const ShownPoint& b) { return a.place < b.place; });
  }
  return shown;
}

}  // namespace jianbao::chart
