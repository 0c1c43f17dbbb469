#include "chart/format.h"
#include "chart/label.h"
#include "chart/shown.h"
#include "expr/expr.h"

namespace jianbao::chart {

using value::Value;

namespace {

// What Vega-Lite titles "Mean of …", in Chinese.
std::string chinese_summary(const std::string& operation, const std::string& field) {
  if (operation == "mean" || operation == "average") return field + "的平均值";
  if (operation == "sum") return field + "之和";
  if (operation == "median") return field + "的中位数";
  if (operation == "min") return field + "的最小值";
  if (operation == "max") return field + "的最大值";
  return field + "（" + operation + "）";
}

// "value" is the name of a figure's number, not of what it measures.
std::string spoken_field(const std::string& field) { return field == "value" ? "" : field; }

// In full, whatever the axis shortens: "January 2024", not "2024" beside "December".
std::string time_form(const Unit& unit, const std::string& name, const std::string& language) {
  const std::string& time_unit = unit.channel(name)->time_unit;
  if (!time_unit.empty()) return unit_specifier(time_unit, language);
  std::vector<double> times;
  const std::string first = name.ends_with('2') ? name.substr(0, name.size() - 1) : name;
  for (const Datum& datum : unit.data) {
    for (const std::string& part : {first, first + "2"}) {
      const Cell* cell = datum.find(part);
      if (cell != nullptr && unit.type(part) == "temporal") times.push_back(cell->number);
    }
  }
  return full_specifier(times, language);
}

}  // namespace

ShownWords::ShownWords(const Unit& unit, const Lettering& lettering)
    : unit_(unit), lettering_(lettering) {
  for (const auto& [name, channel] : unit.encoding) {
    if (unit.type(name) == "temporal" || !channel.time_unit.empty())
      time_forms_[name] = time_form(unit, name, lettering.language());
  }
}

std::string ShownWords::summary(const spec::ChartChannel& channel) const {
  if (channel.aggregate == "count") return chinese() ? "记录数" : "number of records";
  const std::string field = spoken_field(channel.field);
  if (channel.aggregate.empty() || field.empty()) return field;
  return chinese() ? chinese_summary(channel.aggregate, field) : channel.aggregate + " of " + field;
}

std::string ShownWords::title(const std::string& name) const {
  const spec::ChartChannel* channel = unit_.channel(name);
  if (channel == nullptr) return {};
  if (!channel->title.is_null()) return lettering_.plain(channel->title);
  for (const Value* guide : {&channel->axis, &channel->legend}) {
    const auto* record = guide->as_record();
    const Value* title = record == nullptr ? nullptr : record->find("title");
    if (title != nullptr && !title->is_null()) return lettering_.plain(*title);
  }
  return summary(*channel);
}

std::string ShownWords::time(double time, const std::string& name) const {
  return format_time(time, time_forms_.at(name), lettering_.language());
}

std::string ShownWords::place(const Datum& datum, const std::string& name) const {
  const Cell* cell = datum.find(name);
  if (cell == nullptr) return {};
  if (time_forms_.contains(name)) return time(cell->number, name);
  const auto bins = unit_.bins.find(name);
  if (bins != unit_.bins.end() && cell->kind == Cell::Kind::number)
    return bin_label(cell->number, bins->second.step);
  return lettering_.plain(cell->label);
}

std::string ShownWords::number(const Datum& datum, const std::string& name, double number) const {
  if (unit_.type(name) == "temporal") return time(number, name);
  const spec::ChartChannel& channel = *unit_.channel(name);
  const Cell& cell = *datum.find(name);
  const bool own = channel.aggregate.empty() && channel.field == "value" && !unit_.normalized;
  // Figures have their own words.
  if (own && expr::is_figure(datum.row)) return lettering_.plain(datum.row);
  if (!channel.format.empty()) return format_number(number, channel.format).value_or("");
  if (unit_.normalized) return format_number(number, ".1~%").value_or("");
  if (channel.aggregate.empty() && cell.label.as_number() != nullptr)
    return lettering_.plain(cell.label);
  return format_number(number, ".6~g").value_or("");
}

}  // namespace jianbao::chart
