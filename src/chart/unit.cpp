#include "chart/unit.h"

#include <algorithm>

#include "chart/data.h"
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

// 2018 in a data file is that year, as Vega-Lite reads a table's cell, and no moment of 1970.
std::optional<int> year_as_read(const Value& value) {
  const auto* number = value.is_as_read() ? value.as_number() : nullptr;
  if (number == nullptr || number->scale() != 0) return std::nullopt;
  const std::int64_t year = number->coefficient();
  return year >= 1000 && year <= 9999 ? std::optional(static_cast<int>(year)) : std::nullopt;
}

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
    } else if (const auto* text = value.as_text()) {
      if (const auto parsed = value::Decimal::parse(*text)) {
        cell.kind = Cell::Kind::number;
        cell.number = parsed->to_double();
      }
    }
    return cell;
  }
  if (type == "temporal") {
    std::optional<double> time;
    if (const auto* date = value.as_date()) time = to_milliseconds(*date);
    if (const auto* text = value.as_text()) time = parse_time(*text);
    if (value.as_record() != nullptr) time = time_of_parts(*value.as_record());
    if (const auto number = as_double(value)) time = number;
    if (const auto year = year_as_read(value)) time = to_milliseconds(value::Date{*year, 1, 1});
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
    cell.key = value.written();
  } else if (const auto* date = value.as_date()) {
    cell.number = to_milliseconds(*date);
    cell.numeric = true;
    cell.key = date->to_string();
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

std::optional<std::pair<double, double>> range_of(const Rows& rows, std::string_view field) {
  std::optional<std::pair<double, double>> range;
  for (const Value& row : rows) {
    const Value* found = field_of(row, field);
    const Cell cell = found == nullptr ? Cell{} : make_cell(*found, "quantitative");
    if (cell.kind != Cell::Kind::number) continue;
    if (!range) range = {cell.number, cell.number};
    range->first = std::min(range->first, cell.number);
    range->second = std::max(range->second, cell.number);
  }
  return range;
}

}  // namespace jianbao::chart
