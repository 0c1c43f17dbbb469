#include "chart/scale.h"

#include <algorithm>
#include <cmath>

#include "chart/palette.h"
#include "chart/time_ticks.h"

namespace jianbao::chart {

namespace {

// d3-array's step between round numbers: 1, 2 or 5 times a power of ten. Negative means 1/step, so
// that no step below one is a binary fraction.
double tick_increment(double from, double to, double count) {
  const double rough = (to - from) / std::max(0.0, count);
  const double power = std::floor(std::log10(rough));
  const double error = rough / std::pow(10, power);
  const double factor = error >= std::sqrt(50.0)   ? 10
                        : error >= std::sqrt(10.0) ? 5
                        : error >= std::sqrt(2.0)  ? 2
                                                   : 1;
  return power >= 0 ? factor * std::pow(10, power) : -std::pow(10, -power) / factor;
}

std::vector<double> linear_ticks(double from, double to, double count) {
  std::vector<double> ticks;
  if (!(count > 0)) return ticks;
  if (from == to) return {from};
  const bool reversed = to < from;
  if (reversed) std::swap(from, to);
  const double step = tick_increment(from, to, count);
  if (step == 0 || !std::isfinite(step)) return ticks;
  const bool whole = step > 0;
  const double size = std::abs(step);
  double first = std::round(whole ? from / size : from * size);
  double last = std::round(whole ? to / size : to * size);
  if ((whole ? first * size : first / size) < from) ++first;
  if ((whole ? last * size : last / size) > to) --last;
  constexpr double most = 10000;
  for (double i = first; i <= last && i - first < most; ++i)
    ticks.push_back(whole ? i * size : i / size);
  if (reversed) std::reverse(ticks.begin(), ticks.end());
  return ticks;
}

std::vector<double> logarithmic_ticks(double from, double to, double base, double count) {
  std::vector<double> ticks;
  const double low = std::log(from) / std::log(base), high = std::log(to) / std::log(base);
  if (high - low >= count || base != std::floor(base)) {
    for (const double power : linear_ticks(low, high, std::min(high - low, count)))
      ticks.push_back(std::pow(base, power));
    return ticks;
  }
  for (double power = std::floor(low); power <= std::ceil(high); ++power) {
    for (double k = 1; k < base; ++k) {
      const double tick = power < 0 ? k / std::pow(base, -power) : k * std::pow(base, power);
      if (tick >= from && tick <= to) ticks.push_back(tick);
    }
  }
  return ticks;
}

}  // namespace

double band_space(std::size_t count, double inner, double outer) {
  const double space = static_cast<double>(count) - inner + outer * 2;
  return count == 0 ? 0 : space > 0 ? space : 1;
}

double Scale::part(double number) const {
  const auto bent = [this](double value) {
    if (kind == ScaleKind::logarithmic) return std::log(value);
    if (kind == ScaleKind::power)
      return value < 0 ? -std::pow(-value, exponent) : std::pow(value, exponent);
    return value;
  };
  const double start = bent(from), end = bent(to);
  const double result = end == start ? 0.5 : (bent(number) - start) / (end - start);
  return clamp ? std::clamp(result, 0.0, 1.0) : result;
}

double Scale::step() const {
  return (range_to - range_from) /
         std::max(1e-9, band_space(categories.size(), padding_inner, padding_outer));
}

double Scale::bandwidth() const {
  return kind == ScaleKind::band ? std::abs(step()) * (1 - padding_inner) : 0;
}

double Scale::start_of(std::size_t category) const {
  const double each = step();
  const auto count = static_cast<double>(categories.size());
  const double start =
      range_from + (range_to - range_from - each * (count - padding_inner)) * align;
  const double place = start + each * static_cast<double>(category);
  // A reversed range runs from its far end.
  return each < 0 ? place + each * (1 - padding_inner) : place;
}

std::size_t Scale::index_of(const Cell& cell) const {
  const auto found = std::find_if(categories.begin(), categories.end(),
                                  [&](const Category& c) { return c.key == cell.key; });
  return static_cast<std::size_t>(found - categories.begin());
}

double Scale::at(const Cell& cell, double band) const {
  if (!discrete()) return at(cell.number);
  return start_of(index_of(cell)) + bandwidth() * band;
}

base::Color Scale::color(const Cell& cell) const {
  if (colors.empty()) return {};
  if (!discrete()) return blend(colors, part(cell.number));
  return colors[index_of(cell) % colors.size()];
}

double Scale::size(const Cell& cell) const {
  if (discrete()) return sizes.empty() ? 0 : sizes[index_of(cell) % sizes.size()];
  if (sizes.size() < 2) return at(cell.number);
  return sizes.front() + (sizes.back() - sizes.front()) * part(cell.number);
}

std::vector<double> Scale::ticks(double count) const {
  if (kind == ScaleKind::time) return time_ticks(std::min(from, to), std::max(from, to), count);
  if (kind == ScaleKind::logarithmic) return logarithmic_ticks(from, to, base, count);
  return linear_ticks(from, to, count);
}

double Scale::tick_step(double count) const {
  const double step = tick_increment(std::min(from, to), std::max(from, to), count);
  return step < 0 ? -1 / step : step;
}

void Scale::widen() {
  const double span = std::abs(range_to - range_from);
  if (room > 0 && span > 2 * room && kind != ScaleKind::logarithmic) {
    const double by = (to - from) * (span / (span - 2 * room) - 1) / 2;
    from -= by;
    to += by;
  }
  if (nice_count > 0) make_nice(nice_count);
}

void Scale::make_nice(double count) {
  if (kind == ScaleKind::logarithmic) {
    from = std::pow(base, std::floor(std::log(from) / std::log(base)));
    to = std::pow(base, std::ceil(std::log(to) / std::log(base)));
    return;
  }
  double previous = 0;
  for (int round = 0; round < 10 && from < to; ++round) {
    const double step = tick_increment(from, to, count);
    if (step == previous || step == 0 || !std::isfinite(step)) return;
    if (step > 0) {
      from = std::floor(from / step) * step;
      to = std::ceil(to / step) * step;
    } else {
      from = std::ceil(from * step) / step;
      to = std::floor(to * step) / step;
    }
    previous = step;
  }
}

}  // namespace jianbao::chart
