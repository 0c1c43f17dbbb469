#include <algorithm>
#include <cmath>

#include "chart/axis.h"
#include "expr/expr.h"

namespace jianbao::chart {

using value::Value;

double Axis::tick_count() const {
  const Value* given = properties_.find("tickCount");
  const auto count = given == nullptr ? std::nullopt : as_double(*given);
  if (count && properties_.is_in_range(*count, *given, "tickCount")) return *count;
  const std::string& unit = scale_.time_unit;
  if (unit == "month" || unit == "hours" || unit == "day" || unit == "quarter") return 10;
  return std::ceil(length() / 40);
}

std::vector<double> Axis::tick_values() const {
  if (const auto listed = listed_values(properties_, scale_)) return *listed;
  std::vector<double> values;
  if (scale_.bin_step > 0) {
    constexpr double most = 1000;
    const double count = std::abs(scale_.to - scale_.from) / scale_.bin_step;
    if (!(count <= most)) {
      properties_.diagnostics().error(
          plot_.chart.span,
          "an axis has at most 1,000 bins, and other data on it lie far "
          "beyond them");
      return values;
    }
    const auto bins = std::lround((scale_.to - scale_.from) / scale_.bin_step);
    for (long i = 0; i <= bins; ++i)
      values.push_back(scale_.from + scale_.bin_step * static_cast<double>(i));
    return values;
  }
  values = scale_.ticks(tick_count());
  const double least = properties_.number("tickMinStep", 0);
  if (least > 0)
    std::erase_if(values,
                  [&](double v) { return std::abs(v / least - std::round(v / least)) > 1e-9; });
  return values;
}

std::vector<Tick> Axis::ticks(const Canvas& canvas) const {
  std::vector<Tick> ticks;
  const Type type = label_type();
  const double limit = properties_.number("labelLimit", 180);
  const auto add = [&](Value value, double at, std::vector<text::Run> label) {
    const base::Color color = tick_color("labelColor", {value, 0, 0, {}}, type.color);
    for (text::Run& run : label) run.style.color = color;
    ticks.push_back({std::move(value), at, at,
                     limited(std::move(label), {limit, "labelLimit", place()}, canvas, plot_)});
  };
  if (scale_.discrete()) {
    // In bands, as Vega has it, half a pixel back: the axis stands half a pixel off.
    const double back = scale_.kind == ScaleKind::band ? 0.5 : 0;
    for (std::size_t i = 0; i < scale_.categories.size(); ++i) {
      if (!listed(scale_.categories[i])) continue;
      const double at = scale_.start_of(i) + scale_.bandwidth() * 0.5 - back;
      add(scale_.categories[i].label, at,
          category_label(scale_, scale_.categories[i], properties_, type, plot_));
    }
    return ticks;
  }
  const double low = std::min(scale_.from, scale_.to), high = std::max(scale_.from, scale_.to);
  const double count = scale_.bin_step > 0 ? std::ceil(length() / 10) : tick_count();
  const double step = scale_.tick_step(count);
  for (const double value : tick_values()) {
    if (value < low || value > high) continue;
    add(number_value(value), scale_.at(value),
        number_label(scale_, value, step, properties_, type, plot_));
  }
  return ticks;
}

bool Axis::listed(const Category& category) const {
  const Value* given = properties_.find("values");
  if (given == nullptr || given->as_list() == nullptr) return true;
  return std::any_of(given->as_list()->begin(), given->as_list()->end(), [&](const Value& item) {
    return make_cell(item, scale_.type).key == category.key;
  });
}

base::Color Axis::tick_color(const char* key, const Tick& tick, base::Color otherwise) const {
  const Value* given = properties_.find(key);
  const auto* record = given == nullptr ? nullptr : given->as_record();
  if (record == nullptr) return properties_.color(key, otherwise);
  Properties chosen(plot_.config.palette(), plot_.config.diagnostics());
  if (const Value* condition = record->find("condition")) {
    const auto* list = condition->as_list();
    for (std::size_t i = 0; i < (list == nullptr ? 1 : list->size()); ++i) {
      const Value& item = list == nullptr ? *condition : (*list)[i];
      if (holds(item, tick)) chosen.add(&item);
    }
  }
  chosen.add(given);
  return chosen.color("value", otherwise);
}

bool Axis::holds(const Value& condition, const Tick& tick) const {
  const auto* record = condition.as_record();
  const Value* test = record == nullptr ? nullptr : record->find("test");
  if (test == nullptr || test->as_text() == nullptr) return false;
  const auto parsed = expr::parse(*test->as_text(), test->span(), plot_.config.diagnostics());
  if (!parsed) return false;
  value::Record fields;
  fields.add("value", test->span(), tick.value);
  const Value datum(std::move(fields), test->span());
  expr::Scope scope;
  scope.add("datum", &datum);
  return expr::holds(*parsed, scope, expr::make_language("en"), plot_.config.diagnostics(),
                     expr::Dialect::vega);
}

}  // namespace jianbao::chart
