#include "chart/encode.h"

#include <algorithm>
#include <cmath>

#include "chart/data.h"
#include "chart/format.h"
#include "chart/properties.h"

namespace jianbao::chart {

namespace {

using value::Value;

bool binned(const spec::ChartChannel& channel) {
  return !channel.bin.is_null() && (channel.bin.as_bool() == nullptr || *channel.bin.as_bool());
}

// Channels whose cells come from rows, and how.
class Encoder {
 public:
  Encoder(Unit& unit, const Rows& rows, base::Diagnostics& diagnostics)
      : unit_(unit), rows_(rows), diagnostics_(diagnostics) {
    for (const auto& [name, channel] : unit.encoding) {
      aggregated_ = aggregated_ || !channel.aggregate.empty();
      if (binned(channel)) unit.bins[name] = find_bins(name, channel);
    }
  }

  void run() {
    if (rows_.empty() && only_datums()) {
      add_datum(Value(value::Record(), unit_.mark.span), {});
      return;
    }
    if (!aggregated_) {
      for (const Value& row : rows_) add_datum(row, {});
      return;
    }
    gather();
  }

 private:
  bool only_datums() const {
    return std::all_of(unit_.encoding.begin(), unit_.encoding.end(), [](const auto& entry) {
      return entry.second.field.empty() && entry.second.aggregate.empty();
    });
  }

  Bins find_bins(const std::string& name, const spec::ChartChannel& channel) const {
    const auto [least, most] = range_of(rows_, channel.field).value_or(std::pair(0.0, 0.0));
    return make_bins(least, most, channel.bin, name == "x" || name == "y" ? 10 : 6);
  }

  // The cell of a channel that does not aggregate, and for ranges the cell of its other end.
  void add_cells(const std::string& name, const spec::ChartChannel& channel, const Value& row,
                 Datum& datum) const {
    const std::string type = unit_.type(name);
    if (type.empty()) return;
    const Value* found = channel.datum.is_null() ? field_of(row, channel.field) : &channel.datum;
    Cell cell = found == nullptr ? Cell{} : make_cell(*found, type);
    if (const auto bins = unit_.bins.find(name); bins != unit_.bins.end()) {
      cell = found == nullptr ? Cell{} : make_cell(*found, "quantitative");
      if (cell.kind == Cell::Kind::number) return add_bin(name, type, bins->second, cell, datum);
      if (type != "quantitative") cell = make_cell(Value(), type);
    }
    if (!channel.time_unit.empty()) return add_unit(name, type, channel, found, datum);
    datum.cells[name] = std::move(cell);
  }

  void add_bin(const std::string& name, const std::string& type, const Bins& bins, Cell cell,
               Datum& datum) const {
    const double start = bins.start_of(cell.number);
    if (type != "quantitative") {
      const std::string label = bin_label(start, bins.step);
      datum.cells[name] = {Cell::Kind::category, start, true, label, Value(label, {})};
      return;
    }
    cell.number = start;
    cell.label = number_value(start);
    datum.cells[name] = cell;
    if (name == "x" || name == "y") {
      cell.number = start + bins.step;
      datum.cells[name + "2"] = cell;
    }
  }

  void add_unit(const std::string& name, const std::string& type, const spec::ChartChannel& channel,
                const Value* found, Datum& datum) const {
    Cell cell = found == nullptr ? Cell{} : make_cell(*found, "temporal");
    if (cell.kind != Cell::Kind::number) return;
    const auto start = truncate_time(cell.number, channel.time_unit);
    if (!start) return;
    cell.number = *start;
    if (type != "temporal") {
      cell.kind = Cell::Kind::category;
      cell.numeric = true;
      cell.key = std::to_string(static_cast<long long>(*start));
      datum.cells[name] = cell;
      return;
    }
    datum.cells[name] = cell;
    const bool fills = unit_.mark.type == "bar" || unit_.mark.type == "rect";
    if (fills && (name == "x" || name == "y")) {
      cell.number = end_of_unit(*start, channel.time_unit);
      datum.cells[name + "2"] = cell;
    }
  }

  void add_datum(const Value& row, std::map<std::string, Cell, std::less<>> aggregates) {
    Datum datum;
    datum.row = row;
    datum.cells = std::move(aggregates);
    for (const auto& [name, channel] : unit_.encoding) {
      if (channel.aggregate.empty()) add_cells(name, channel, row, datum);
    }
    unit_.data.push_back(std::move(datum));
  }

  struct Group {
    Datum datum;
    std::vector<const Value*> rows;
  };

  static std::string identity(const Datum& datum) {
    std::string key;
    for (const auto& [name, cell] : datum.cells) {
      key += name + '\x1f';
      key += cell.kind == Cell::Kind::number
                 ? number_value(cell.number).as_number() == nullptr
                       ? ""
                       : number_value(cell.number).as_number()->to_string()
                 : cell.key;
      key += '\x1e';
    }
    return key;
  }

  // Rows that no channel tells apart become one datum, in the order in which they first come.
  void gather() {
    std::map<std::string, std::size_t> index;
    std::vector<Group> groups;
    for (const Value& row : rows_) {
      Datum datum;
      datum.row = row;
      for (const auto& [name, channel] : unit_.encoding) {
        if (channel.aggregate.empty()) add_cells(name, channel, row, datum);
      }
      const auto [found, is_new] = index.try_emplace(identity(datum), groups.size());
      if (is_new) groups.push_back({std::move(datum), {}});
      groups[found->second].rows.push_back(&row);
    }
    for (Group& group : groups) {
      for (const auto& [name, channel] : unit_.encoding) {
        if (!channel.aggregate.empty()) summarize(name, channel, group);
      }
      unit_.data.push_back(std::move(group.datum));
    }
  }

  void summarize(const std::string& name, const spec::ChartChannel& channel, Group& group) const {
    std::vector<double> numbers;
    for (const Value* row : group.rows) {
      if (channel.aggregate == "count") {
        numbers.push_back(0);
        continue;
      }
      const Value* found = field_of(*row, channel.field);
      const Cell cell = found == nullptr ? Cell{} : make_cell(*found, "quantitative");
      if (cell.kind == Cell::Kind::number) numbers.push_back(cell.number);
    }
    const auto result = statistic(channel.aggregate, std::move(numbers));
    if (!result) return;
    group.datum.cells[name] = {Cell::Kind::number, *result, false, "", number_value(*result)};
  }

  Unit& unit_;
  const Rows& rows_;
  base::Diagnostics& diagnostics_;
  bool aggregated_ = false;
};

// The channels that part the data into series besides place.
bool parts_series(std::string_view name) {
  constexpr std::string_view channels[] = {
      "color",         "fill",       "stroke",      "opacity", "fillOpacity",
      "strokeOpacity", "strokeDash", "strokeWidth", "size",    "shape"};
  return std::find(std::begin(channels), std::end(channels), name) != std::end(channels) ||
         name.starts_with("detail");
}

// The channel that stacks, and how; empty when nothing does.
std::pair<std::string, std::string> stacking(const Unit& unit) {
  const std::string& mark = unit.mark.type;
  for (const char* name : {"x", "y", "theta"}) {
    const auto* channel = unit.channel(name);
    if (channel == nullptr || unit.type(name) != "quantitative" || !channel->bin.is_null())
      continue;
    if (unit.has(std::string(name) + "2")) continue;
    const bool own_axis = !channel->stack.empty()             ? true
                          : std::string_view(name) == "theta" ? mark == "arc"
                          : unit.has("x") && unit.has("y")
                              ? (std::string_view(name) == "x") == unit.horizontal
                              : true;
    if (!own_axis) continue;
    std::string mode = channel->stack;
    const bool by_itself = mark == "bar" || mark == "area" || mark == "arc";
    if (mode.empty() && !by_itself) continue;
    if (mode == "none" || !has_series(unit)) continue;
    const auto* scale = channel->scale.as_record();
    const Value* type = scale == nullptr ? nullptr : scale->find("type");
    if (type != nullptr && type->as_text() != nullptr && *type->as_text() != "linear") continue;
    return {name, mode.empty() ? "zero" : mode};
  }
  return {};
}

}  // namespace

bool has_series(const Unit& unit) {
  return std::any_of(unit.encoding.begin(), unit.encoding.end(), [&](const auto& entry) {
    return parts_series(entry.first) && !entry.second.field.empty() &&
           entry.second.aggregate.empty();
  });
}

void encode(Unit& unit, const Rows& rows, base::Diagnostics& diagnostics) {
  const auto [channel, mode] = stacking(unit);
  Encoder(unit, rows, diagnostics).run();
  if (channel.empty()) return;
  unit.stacked = channel;
  unit.normalized = mode == "normalize";
  stack(unit, mode);
}

}  // namespace jianbao::chart
