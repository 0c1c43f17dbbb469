#include "rows/bins.h"

#include <algorithm>
#include <cmath>

namespace jianbao::rows {

namespace {

double option(const value::Value& options, std::string_view key, double otherwise) {
  const auto* record = options.as_record();
  const value::Value* found = record == nullptr ? nullptr : record->find(key);
  const auto* number = found == nullptr ? nullptr : found->as_number();
  return number == nullptr ? otherwise : number->to_double();
}

}  // namespace

double Bins::start_of(double number) const {
  const double within = std::clamp(number, start, stop - step);
  return start + step * std::floor(1e-14 + (within - start) / step);
}

Bins make_bins(double least, double most, const value::Value& options, double most_bins) {
  const double bins = std::max(1.0, option(options, "maxbins", most_bins));
  const double base = std::max(2.0, option(options, "base", 10));
  const double log_base = std::log(base);
  double span = most - least;
  if (span <= 0) span = std::abs(least) > 0 ? std::abs(least) : 1;
  double step = option(options, "step", 0);
  if (step <= 0) {
    const double level = std::ceil(std::log(bins) / log_base);
    step = std::max(option(options, "minstep", 0),
                    std::pow(base, std::round(std::log(span) / log_base) - level));
    while (std::ceil(span / step) > bins) step *= base;
    for (const double divisor : {5.0, 2.0}) {
      const double finer = step / divisor;
      if (finer >= option(options, "minstep", 0) && span / finer <= bins) step = finer;
    }
  }
  // Guards against what floating point adds at the edges.
  const double digits = std::log(step);
  const double precision = digits >= 0 ? 0 : std::floor(-digits / log_base) + 1;
  const double epsilon = std::pow(base, -precision - 1);
  const double lower = std::floor(least / step + epsilon) * step;
  Bins found;
  found.start = least < lower ? lower - step : lower;
  found.stop = std::ceil(most / step) * step;
  found.step = step;
  if (found.stop <= found.start) found.stop = found.start + step;
  return found;
}

}  // namespace jianbao::rows
