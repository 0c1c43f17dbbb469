#include "chart/units.h"

#include <algorithm>

#include "chart/check.h"
#include "chart/encode.h"
#include "chart/inline_rows.h"
#include "expr/expr.h"
#include "rows/rows.h"

namespace jianbao::chart {

using value::Value;

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

// The other end of a range lies on the same axis as the first: "x2" is of the type of "x".
std::string end_type(const Unit& unit, const std::string& name) {
  constexpr std::string_view ends[] = {"x2", "y2", "theta2", "radius2"};
  if (std::find(std::begin(ends), std::end(ends), name) == std::end(ends)) return {};
  return unit.type(name.substr(0, name.size() - 1));
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
    rows = rows::transform(std::move(rows), view.transforms,
                           {language_, diagnostics_, expr::Dialect::vega});
    for (const std::string& name : view.removed_channels) inherited.erase(name);
    for (const auto& [name, channel] : view.encoding) inherited[name] = channel;
    for (const spec::Chart& layer : view.layers) collect(layer, rows, inherited);
    if (!view.layers.empty() || view.mark.type.empty()) return;
    Unit unit;
    unit.mark = view.mark;
    unit.encoding = std::move(inherited);
    unit.layer = units_.size();
    for (const auto& [name, channel] : unit.encoding) {
      const std::string of_first = end_type(unit, name);
      const bool says = !channel.field.empty() || !channel.datum.is_null();
      const std::string type = says && !of_first.empty() ? of_first : infer_type(name, channel);
      if (!type.empty()) unit.types[name] = type;
    }
    const std::size_t errors = diagnostics_.error_count();
    check_unit(unit, rows, diagnostics_);
    if (diagnostics_.error_count() != errors) return;
    check_measure(unit, rows, diagnostics_);
    unit.horizontal = lies(unit);
    unit.rows = rows;
    encode(unit, rows, diagnostics_);
    units_.push_back(unit);
    add_overlays(unit, units_);
  }

  std::vector<Unit> take() { return std::move(units_); }

 private:
  base::Diagnostics& diagnostics_;
  const expr::Language language_ = expr::make_language("en");
  std::vector<Unit> units_;
};

}  // namespace

std::vector<Unit> make_units(const spec::Chart& chart, base::Diagnostics& diagnostics) {
  UnitMaker maker(diagnostics);
  maker.collect(chart, {}, {});
  return maker.take();
}

}  // namespace jianbao::chart
