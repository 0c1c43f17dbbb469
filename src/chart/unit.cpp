#include "chart/unit.h"

#include <algorithm>

#include "chart/calendar.h"
#include "chart/encode.h"
#include "chart/properties.h"
#include "expr/expr.h"

namespace jianbao::chart {

using value::Value;

const Cell* Datum::find(std::string_view channel) const {
  const auto found = cells.find(channel);
  return found == cells.end() || found->second.kind == Cell::Kind::missing ? nullptr
                                                                           : &found->second;
}

const spec::ChartChannel* Unit::channel(std::string_view name) const {
  const auto found = encoding.find(std::string(name));
  return found == encoding.end() ? nullptr : &found->second;
}

std::string Unit::type(std::string_view channel) const {
  const auto found = types.find(std::string(channel));
  return found == types.end() ? "" : found->second;
}

bool Unit::continuous(std::string_view channel) const {
  const std::string name = type(channel);
  return name == "quantitative" || name == "temporal";
}

namespace {

// Vega-Lite's DateTime: {year: 2001, month: 3}.
std::optional<double> time_of_parts(const value::Record& parts) {
  Moment moment;
  const auto set = [&](const char* key, int& part) {
    const Value* found = parts.find(key);
    const auto number = found == nullptr ? std::nullopt : as_double(*found);
    if (number && *number >= -300000 && *number <= 300000) part = static_cast<int>(*number);
    return number.has_value();
  };
  bool any = set("year", moment.year);
  any = set("month", moment.month) || any;
  any = set("date", moment.day) || any;
  any = set("hours", moment.hour) || any;
  any = set("minutes", moment.minute) || any;
  any = set("seconds", moment.second) || any;
  return any ? std::optional(to_milliseconds(moment)) : std::nullopt;
}

}  // namespace

Cell make_cell(const Value& value, const std::string& type) {
  Cell cell;
  cell.label = value;
  if (type == "quantitative") {
    if (const auto number = as_double(value)) {
      cell.kind = Cell::Kind::number;
      cell.number = *number;
    } else if (expr::is_figure(value) && !expr::is_withheld(value)) {
      return make_cell(*value.as_record()->find("value"), type);
    } else if (const auto* truth = value.as_bool()) {
      cell.kind = Cell::Kind::number;
      cell.number = *truth ? 1 : 0;
    }
    return cell;
  }
  if (type == "temporal") {
    std::optional<double> time;
    if (const auto* date = value.as_date()) time = to_milliseconds(*date);
    if (const auto* text = value.as_text()) time = parse_time(*text);
    if (value.as_record() != nullptr) time = time_of_parts(*value.as_record());
    if (const auto number = as_double(value)) time = number;
    if (time) {
      cell.kind = Cell::Kind::number;
      cell.number = *time;
    }
    return cell;
  }
  cell.kind = Cell::Kind::category;
  if (const auto* text = value.as_text()) {
    cell.key = *text;
  } else if (const auto number = as_double(value)) {
    cell.number = *number;
    cell.numeric = true;
    cell.key = value.as_number()->to_string();
  } else if (const auto* date = value.as_date()) {
    cell.number = to_milliseconds(*date);
    cell.numeric = true;
    cell.key = std::to_string(date->year) + "-" + std::to_string(date->month) + "-" +
               std::to_string(date->day);
  } else if (const auto* truth = value.as_bool()) {
    cell.key = *truth ? "true" : "false";
  } else if (expr::is_language_map(value)) {
    const auto* first = value.as_record()->fields().front().value.as_text();
    cell.key = first == nullptr ? "" : *first;
  } else if (value.is_null()) {
    cell.key = "null";
  } else {
    cell.kind = Cell::Kind::missing;
  }
  return cell;
}

namespace {

// Vega-Lite's defaults for a channel whose type is not given.
std::string infer_type(const std::string& name, const spec::ChartChannel& channel) {
  if (!channel.type.empty()) return channel.type;
  if (!channel.datum.is_null()) {
    if (channel.datum.as_number() != nullptr) return "quantitative";
    return channel.datum.as_date() != nullptr ? "temporal" : "nominal";
  }
  if (channel.field.empty() && channel.aggregate.empty()) return {};
  if (!channel.bin.is_null() && (channel.bin.as_bool() == nullptr || *channel.bin.as_bool()))
    return "quantitative";
  if (!channel.aggregate.empty()) return "quantitative";
  if (!channel.time_unit.empty()) return "temporal";
  if (const auto* scale = channel.scale.as_record()) {
    const Value* type = scale->find("type");
    const auto* word = type == nullptr ? nullptr : type->as_text();
    if (word != nullptr && (*word == "linear" || *word == "log" || *word == "sqrt" ||
                            *word == "pow" || *word == "symlog"))
      return "quantitative";
    if (word != nullptr && (*word == "time" || *word == "utc")) return "temporal";
  }
  if (channel.sort.as_list() != nullptr) return "ordinal";
  if (name == "theta" || name == "radius" || name == "size") return "quantitative";
  return name == "order" ? "ordinal" : "nominal";
}

bool is_measure(const Unit& unit, const char* channel) {
  const auto* def = unit.channel(channel);
  return def != nullptr && unit.type(channel) == "quantitative" && def->bin.is_null();
}

// Which way a bar or an area grows.
bool lies(const Unit& unit) {
  if (const auto* properties = unit.mark.properties.as_record()) {
    const Value* orient = properties->find("orient");
    if (orient != nullptr && orient->as_text() != nullptr)
      return *orient->as_text() == "horizontal";
  }
  const bool x = unit.continuous("x"), y = unit.continuous("y");
  const std::string& mark = unit.mark.type;
  if (mark == "rule") return unit.has("y") && (!unit.has("x") || unit.has("x2")) && !unit.has("y2");
  if (mark == "tick") return !(x && !y) && !(x && y && !is_measure(unit, "y"));
  if (x != y) return x;
  if (unit.has("x2") && !unit.has("y2") && mark == "bar") return true;
  if (!x) return false;
  if (is_measure(unit, "x") != is_measure(unit, "y")) return is_measure(unit, "x");
  const auto* over = unit.channel("x");
  const auto* up = unit.channel("y");
  return !over->aggregate.empty() && up->aggregate.empty();
}

bool wanted(const Unit& unit, const char* what) {
  const auto* properties = unit.mark.properties.as_record();
  const Value* found = properties == nullptr ? nullptr : properties->find(what);
  if (found == nullptr || found->is_null()) return false;
  return found->as_bool() == nullptr || *found->as_bool();
}

const Value* overlay_properties(const Unit& unit, const char* what) {
  const Value* found = unit.mark.properties.as_record()->find(what);
  return found->as_record() == nullptr ? nullptr : found;
}

// `line: true` on an area and `point: true` on a line are marks of their own on the same data.
void add_overlays(const Unit& unit, std::vector<Unit>& units) {
  const bool area = unit.mark.type == "area", line = unit.mark.type == "line";
  for (const char* what : {"line", "point"}) {
    if (!(area || (line && std::string_view(what) == "point")) || !wanted(unit, what)) continue;
    Unit overlay = unit;
    overlay.overlay = unit.mark.type;
    overlay.mark.type = what;
    const Value* own = overlay_properties(unit, what);
    overlay.mark.properties = own == nullptr ? Value() : *own;
    if (!overlay.stacked.empty()) {
      // A line runs along the upper edge.
      for (Datum& datum : overlay.data) datum.cells.erase(overlay.stacked + "2");
    }
    units.push_back(std::move(overlay));
  }
}

class UnitMaker {
 public:
  explicit UnitMaker(base::Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void collect(const spec::Chart& view, Rows rows,
               std::map<std::string, spec::ChartChannel> inherited) {
    if (!view.data.is_null()) rows = inline_rows(view.data);
    rows = transform(std::move(rows), view.transforms, diagnostics_);
    for (const auto& [name, channel] : view.encoding) inherited[name] = channel;
    for (const spec::Chart& layer : view.layers) collect(layer, rows, inherited);
    if (!view.layers.empty() || view.mark.type.empty()) return;
    Unit unit;
    unit.mark = view.mark;
    unit.encoding = std::move(inherited);
    unit.layer = units_.size();
    for (const auto& [name, channel] : unit.encoding) {
      const std::string type = infer_type(name, channel);
      if (!type.empty()) unit.types[name] = type;
    }
    check_fields(unit, rows);
    unit.horizontal = lies(unit);
    unit.rows = rows;
    encode(unit, rows, diagnostics_);
    units_.push_back(unit);
    add_overlays(unit, units_);
  }

  std::vector<Unit> take() { return std::move(units_); }

 private:
  // A field that no row has is a slip of the pen.
  void check_fields(const Unit& unit, const Rows& rows) {
    if (rows.empty()) return;
    for (const auto& [name, channel] : unit.encoding) {
      if (channel.field.empty()) continue;
      const bool found = std::any_of(rows.begin(), rows.end(), [&](const Value& row) {
        return field_of(row, channel.field) != nullptr;
      });
      if (found) continue;
      std::vector<std::string_view> known;
      for (const value::Field& field : rows.front().as_record()->fields())
        known.emplace_back(field.key);
      diagnostics_.error(channel.span, "the data has no field '" + channel.field + "'",
                         base::suggestion(channel.field, known));
    }
  }

  base::Diagnostics& diagnostics_;
  std::vector<Unit> units_;
};

}  // namespace

std::vector<Unit> make_units(const spec::Chart& chart, base::Diagnostics& diagnostics) {
  UnitMaker maker(diagnostics);
  maker.collect(chart, {}, {});
  return maker.take();
}

}  // namespace jianbao::chart
