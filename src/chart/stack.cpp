#include <algorithm>
#include <cmath>
#include <set>

#include "chart/encode.h"

namespace jianbao::chart {

namespace {

bool is_series(std::string_view name) {
  return name == "color" || name == "fill" || name == "stroke" || name == "shape" ||
         name == "strokeDash" || name == "opacity" || name == "size" || name.starts_with("detail");
}

std::string place_key(const Datum& datum, const std::string& stacked) {
  const char* other = stacked == "x" ? "y" : "x";
  std::string key;
  if (stacked == "theta") return key;
  for (const std::string& name : {std::string(other), std::string(other) + "Offset"}) {
    const Cell* cell = datum.find(name);
    if (cell != nullptr)
      key += cell->kind == Cell::Kind::number ? std::to_string(cell->number) : cell->key;
    key += '\x1f';
  }
  return key;
}

// Where the channel's own domain or sort lists a category; behind all of them when it does not.
std::size_t listed_place(const spec::ChartChannel* channel, const Cell& cell) {
  const value::Value* list = nullptr;
  if (channel != nullptr && channel->sort.as_list() != nullptr) list = &channel->sort;
  if (channel != nullptr && channel->scale.as_record() != nullptr) {
    const value::Value* domain = channel->scale.as_record()->find("domain");
    if (domain != nullptr && domain->as_list() != nullptr) list = domain;
  }
  if (list == nullptr) return 0;
  std::size_t place = 0;
  for (const value::Value& item : *list->as_list()) {
    if (make_cell(item, "nominal").key == cell.key) break;
    ++place;
  }
  return place;
}

bool before(const Cell& a, const Cell& b) {
  if (a.kind == Cell::Kind::number || (a.numeric && b.numeric)) return a.number < b.number;
  return a.key < b.key;
}

std::string series_key(const Datum& datum) {
  std::string key;
  for (const auto& [name, cell] : datum.cells) {
    if (is_series(name)) key += cell.key + '\x1f';
  }
  return key;
}

// An area needs a height at every place, be it none.
void fill_gaps(Unit& unit) {
  const std::string other = unit.stacked == "x" ? "y" : "x";
  std::map<std::string, Datum> places;
  std::map<std::string, Datum> series;
  std::set<std::string> there;
  for (const Datum& datum : unit.data) {
    const std::string place = place_key(datum, unit.stacked), name = series_key(datum);
    places.emplace(place, datum);
    series.emplace(name, datum);
    there.insert(place + name);
  }
  for (const auto& [name, example] : series) {
    for (const auto& [place, at] : places) {
      if (there.contains(place + name)) continue;
      Datum datum = example;
      for (const std::string& part : {other, other + "2"}) {
        if (const Cell* cell = at.find(part)) datum.cells[part] = *cell;
      }
      datum.cells[unit.stacked] = {Cell::Kind::number, 0, false, "", number_value(0)};
      unit.data.push_back(std::move(datum));
    }
  }
}

// In the order that `order` gives, else of the series: downwards for columns, so that the legend's
// first stands on top.
void sort_column(std::vector<Datum*>& column, const Unit& unit) {
  const bool ordered = unit.has("order");
  const bool descending = !ordered && unit.stacked == "y";
  const auto less = [&](const Datum* a, const Datum* b) {
    for (const auto& [name, cell] : a->cells) {
      if (ordered ? name != "order" : !is_series(name)) continue;
      const auto other = b->cells.find(name);
      if (other == b->cells.end()) continue;
      const auto* channel = unit.channel(name);
      const std::size_t first = listed_place(channel, cell),
                        second = listed_place(channel, other->second);
      if (first != second) return (first < second) != descending;
      if (before(cell, other->second)) return !descending;
      if (before(other->second, cell)) return descending;
    }
    return false;
  };
  std::stable_sort(column.begin(), column.end(), less);
}

void stack_column(const std::vector<Datum*>& column, const std::string& channel,
                  const std::string& mode) {
  double total = 0;
  for (const Datum* datum : column) {
    if (const Cell* cell = datum->find(channel)) total += std::abs(cell->number);
  }
  const double scale = mode == "normalize" ? (total > 0 ? 1 / total : 0) : 1;
  double above = mode == "center" ? -total / 2 : 0, below = 0;
  for (Datum* datum : column) {
    const Cell* found = datum->find(channel);
    if (found == nullptr) continue;
    Cell end = *found;
    const double size = (mode == "zero" ? end.number : std::abs(end.number)) * scale;
    double& at = size < 0 ? below : above;
    Cell start = end;
    start.number = at;
    at += size;
    // Shares that floating point adds up to a little more than the whole.
    if (mode == "normalize") at = std::min(at, 1.0);
    end.number = at;
    datum->cells[channel] = end;
    datum->cells[channel + "2"] = start;
  }
}

}  // namespace

void stack(Unit& unit, const std::string& mode) {
  if (unit.mark.type == "area") fill_gaps(unit);
  std::map<std::string, std::vector<Datum*>> columns;
  for (Datum& datum : unit.data) columns[place_key(datum, unit.stacked)].push_back(&datum);
  for (auto& [place, column] : columns) {
    sort_column(column, unit);
    stack_column(column, unit.stacked, mode);
  }
}

}  // namespace jianbao::chart
