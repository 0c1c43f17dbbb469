#include "chart/placement.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace jianbao::chart {

using value::Value;

Placement::Placement(const Unit& unit, const Plot& plot)
    : unit_(unit),
      plot_(plot),
      mark_(plot.properties(&unit.mark.properties, {unit.mark.type, "mark"})) {}

double Placement::span(const std::string& channel) const {
  return channel == "x" ? plot_.width : plot_.height;
}

// Zero where the scale has it, else the end that lies nearest to it.
double Placement::base_of(const Scale& scale) const {
  if (scale.kind == ScaleKind::time) return scale.range_from;
  const double low = std::min(scale.from, scale.to), high = std::max(scale.from, scale.to);
  if (scale.kind == ScaleKind::logarithmic) return scale.at(low);
  return scale.at(std::clamp(0.0, low, high));
}

std::optional<double> Placement::base(const std::string& channel) const {
  const Scale* scale = plot_.scales.find(unit_, channel);
  return scale == nullptr || scale->discrete() ? std::nullopt : std::optional(base_of(*scale));
}

std::optional<double> Placement::at(const Datum& datum, const std::string& channel) const {
  const auto* definition = unit_.channel(channel);
  if (definition == nullptr) {
    const Value* given = mark_.find(channel);
    const auto* word = given == nullptr ? nullptr : given->as_text();
    if (word != nullptr && (*word == "width" || *word == "height")) return span(channel);
    const auto fixed = mark_.number(channel);
    return fixed ? fixed : std::optional(span(channel) / 2);
  }
  if (!definition->constant.is_null()) {
    const auto number = as_double(definition->constant);
    if (number && !mark_.is_in_range(*number, definition->constant, channel)) return std::nullopt;
    if (number) return *number;
    const auto* word = definition->constant.as_text();
    return word != nullptr && (*word == "width" || *word == "height") ? span(channel) : 0;
  }
  const Cell* cell = datum.find(channel);
  const Scale* scale = plot_.scales.find(unit_, channel);
  if (cell == nullptr) return std::nullopt;
  if (scale == nullptr) return cell->number;
  const bool centered = !definition->time_unit.empty() || !definition->bin.is_null();
  const double band = definition->band_position.value_or(0.5);
  if (scale->discrete()) {
    if (scale->index_of(*cell) >= scale->categories.size()) return std::nullopt;
    const Scale* offset = plot_.scales.find(unit_, channel + "Offset");
    const Cell* inner = datum.find(channel + "Offset");
    if (offset != nullptr && inner != nullptr && offset->discrete())
      return scale->at(*cell, 0) + offset->at(*inner, 0.5);
    return scale->at(*cell, band);
  }
  const Cell* end = datum.find(channel + "2");
  // Between the ends of a bin or a time unit; of a stacked piece where its author asks.
  const bool within = centered || (unit_.stacked == channel && definition->band_position);
  if (end != nullptr && within) {
    // A stacked piece's second cell is where it starts, a bin's where it ends.
    const bool piece = unit_.stacked == channel;
    const double from = piece ? end->number : cell->number;
    const double to = piece ? cell->number : end->number;
    return scale->at(from + (to - from) * band);
  }
  if (scale->kind == ScaleKind::logarithmic && cell->number <= 0) return std::nullopt;
  return scale->at(cell->number);
}

std::optional<double> Placement::second(const Datum& datum, const std::string& channel) const {
  const Scale* scale = plot_.scales.find(unit_, channel);
  const auto* definition = unit_.channel(channel + "2");
  if (definition != nullptr && !definition->constant.is_null()) {
    const auto number = as_double(definition->constant);
    if (number && !mark_.is_in_range(*number, definition->constant, channel)) return std::nullopt;
    if (number) return *number;
    const auto* word = definition->constant.as_text();
    return word != nullptr && (*word == "width" || *word == "height") ? span(channel) : 0;
  }
  if (scale == nullptr) return span(channel);
  if (const Cell* cell = datum.find(channel + "2")) {
    return scale->discrete() ? scale->at(*cell, 0.5) : scale->at(cell->number);
  }
  // A range one end of which the data lack is no range.
  return definition == nullptr ? std::optional(base_of(*scale)) : std::nullopt;
}

std::optional<Extent> Placement::across(const Datum& datum, const std::string& channel) const {
  const auto* definition = unit_.channel(channel);
  const char* size_key = channel == "x" ? "width" : "height";
  const Value* asked = mark_.find(size_key);
  std::optional<double> size = asked == nullptr ? std::nullopt : as_double(*asked);
  if (size && !mark_.is_in_range(*size, *asked, size_key)) size.reset();
  if (!size && unit_.mark.type == "bar") size = mark_.number("size");
  const auto* relative = asked == nullptr ? nullptr : asked->as_record();
  const Value* share = relative == nullptr ? nullptr : relative->find("band");
  const double part = share == nullptr ? 1 : as_double(*share).value_or(1);
  const auto about = [](double middle, double width) {
    return Extent{middle - width / 2, middle + width / 2};
  };

  const Scale* scale = plot_.scales.find(unit_, channel);
  if (definition == nullptr || scale == nullptr) {
    const auto middle = at(datum, channel);
    if (!middle) return std::nullopt;
    return about(*middle, size.value_or(span(channel) * 0.9 * part));
  }
  const Cell* cell = datum.find(channel);
  if (cell == nullptr) return std::nullopt;
  if (scale->discrete()) {
    if (scale->index_of(*cell) >= scale->categories.size()) return std::nullopt;
    double start = scale->at(*cell, 0), width = scale->bandwidth();
    const Scale* offset = plot_.scales.find(unit_, channel + "Offset");
    const Cell* inner = datum.find(channel + "Offset");
    if (offset != nullptr && inner != nullptr && offset->discrete()) {
      start += offset->at(*inner, 0);
      width = offset->bandwidth();
    }
    if (scale->kind != ScaleKind::band)
      return about(start, size.value_or(mark_.number("discreteBandSize", 18)));
    if (!size && asked == nullptr && mark_.find("discreteBandSize") != nullptr)
      size = mark_.number("discreteBandSize");
    return about(start + width / 2, size.value_or(width * part));
  }
  const Cell* end = datum.find(channel + "2");
  if (end != nullptr) {
    const double gap = mark_.number("binSpacing", unit_.mark.type == "bar" ? 1 : 0);
    Extent extent{scale->at(cell->number), scale->at(end->number)};
    if (extent.from > extent.to) std::swap(extent.from, extent.to);
    if (size) return about((extent.from + extent.to) / 2, *size);
    const double least = mark_.number("minBandSize", 0.25);
    if (channel == "x")
      extent.from += gap;
    else
      extent.to -= gap;
    if (extent.to - extent.from < least) return about((extent.from + extent.to) / 2, least);
    return extent;
  }
  return about(scale->at(cell->number), size.value_or(mark_.number("continuousBandSize", 5)));
}

std::optional<Extent> Placement::along(const Datum& datum, const std::string& channel) const {
  const Cell* cell = datum.find(channel);
  const auto* definition = unit_.channel(channel);
  const bool fixed = definition != nullptr && !definition->constant.is_null();
  if (cell == nullptr && !fixed) return std::nullopt;
  const Scale* scale = plot_.scales.find(unit_, channel);
  const bool named = scale != nullptr && scale->discrete() && !fixed;
  // Names have no base: the bar takes its own cell.
  if (named && !unit_.has(channel + "2")) return across(datum, channel);
  const auto end = fixed || named     ? at(datum, channel)
                   : scale == nullptr ? std::optional(cell->number)
                                      : std::optional(scale->at(cell->number));
  const auto start = second(datum, channel);
  if (!end || !start) return std::nullopt;
  return Extent{*start, *end};
}

std::optional<Extent> Placement::angles(const Datum& datum) const {
  constexpr double full = 2 * std::numbers::pi;
  const Scale* scale = plot_.scales.find(unit_, "theta");
  const Cell* cell = datum.find("theta");
  if (scale == nullptr || cell == nullptr) {
    return Extent{mark_.number("theta2", 0), mark_.number("theta", full)};
  }
  const Cell* start = datum.find("theta2");
  return Extent{scale->at(start == nullptr ? 0 : start->number), scale->at(cell->number)};
}

double Placement::radius(const Datum& datum) const {
  const Cell* cell = datum.find("radius");
  const Scale* scale = plot_.scales.find(unit_, "radius");
  const double most = std::min(plot_.width, plot_.height) / 2;
  if (cell != nullptr && scale != nullptr) return most * scale->part(cell->number);
  const auto* definition = unit_.channel("radius");
  if (definition != nullptr && !definition->constant.is_null())
    return as_double(definition->constant).value_or(most);
  return mark_.number("radius", mark_.number("outerRadius", most)) +
         mark_.number("radiusOffset", 0);
}

}  // namespace jianbao::chart
