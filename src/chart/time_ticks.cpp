#include "chart/time_ticks.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "chart/data.h"

namespace jianbao::chart {

namespace {

using rows::day;
using rows::hour;
using rows::minute;
using rows::second;

// The steps that d3-scale takes, in the order of their length.
struct Step {
  double length;
  enum class Unit { milliseconds, seconds, minutes, hours, days, weeks, months, years } unit;
  int count;
};
using Unit = Step::Unit;
constexpr std::array<Step, 18> steps{{{second, Unit::seconds, 1},
                                      {5 * second, Unit::seconds, 5},
                                      {15 * second, Unit::seconds, 15},
                                      {30 * second, Unit::seconds, 30},
                                      {minute, Unit::minutes, 1},
                                      {5 * minute, Unit::minutes, 5},
                                      {15 * minute, Unit::minutes, 15},
                                      {30 * minute, Unit::minutes, 30},
                                      {hour, Unit::hours, 1},
                                      {3 * hour, Unit::hours, 3},
                                      {6 * hour, Unit::hours, 6},
                                      {12 * hour, Unit::hours, 12},
                                      {day, Unit::days, 1},
                                      {2 * day, Unit::days, 2},
                                      {7 * day, Unit::weeks, 1},
                                      {30 * day, Unit::months, 1},
                                      {90 * day, Unit::months, 3},
                                      {365 * day, Unit::years, 1}}};

double nice_step(double span, double count) {
  const double rough = span / std::max(1.0, count);
  const double power = std::pow(10, std::floor(std::log10(rough)));
  const double error = rough / power;
  return power * (error >= std::sqrt(50.0)   ? 10
                  : error >= std::sqrt(10.0) ? 5
                  : error >= std::sqrt(2.0)  ? 2
                                             : 1);
}

Step choose_step(double from, double to, double count) {
  const double target = (to - from) / std::max(1.0, count);
  const auto after =
      std::find_if(steps.begin(), steps.end(), [&](const Step& s) { return s.length > target; });
  if (after == steps.end()) {
    const double years = nice_step((to - from) / (365 * day), count);
    return {365 * day, Unit::years, std::max(1, static_cast<int>(std::lround(years)))};
  }
  if (after == steps.begin())
    return {1, Unit::milliseconds, std::max(1, static_cast<int>(nice_step(to - from, count)))};
  const auto before = after - 1;
  return target / before->length < after->length / target ? *before : *after;
}

double floor_to(double time, const Step& step) {
  Moment m = from_milliseconds(time);
  switch (step.unit) {
    case Unit::years:
      return to_milliseconds(
          Moment{.year = m.year - ((m.year % step.count) + step.count) % step.count});
    case Unit::months:
      return to_milliseconds(
          Moment{.year = m.year, .month = (m.month - 1) / step.count * step.count + 1});
    case Unit::weeks:
      return std::floor(time / day) * day - m.weekday() * day;
    case Unit::days:
      return to_milliseconds(Moment{
          .year = m.year, .month = m.month, .day = (m.day - 1) / step.count * step.count + 1});
    default:
      return std::floor(time / step.length) * step.length;
  }
}

double next_after(double time, const Step& step) {
  Moment m = from_milliseconds(time);
  switch (step.unit) {
    case Unit::years:
      m.year += step.count;
      return to_milliseconds(m);
    case Unit::months:
      m.month += step.count;
      return to_milliseconds(m);
    case Unit::days: {
      // Every other day starts anew with the month.
      const double next = time + step.count * day;
      return floor_to(next, step) > time ? floor_to(next, step) : next;
    }
    default:
      return time + step.length;
  }
}

}  // namespace

std::vector<double> time_ticks(double from, double to, double count) {
  std::vector<double> ticks;
  if (!(from < to)) return {from};
  const Step step = choose_step(from, to, count);
  double time = floor_to(from, step);
  if (time < from) time = next_after(time, step);
  constexpr std::size_t most = 10000;
  for (; time <= to && ticks.size() < most; time = next_after(time, step)) ticks.push_back(time);
  return ticks;
}

}  // namespace jianbao::chart
