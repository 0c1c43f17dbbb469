#pragma once

#include <string>

#include "value/value.h"

namespace jianbao::chart {

// Round intervals of one width, as Vega's bin transform finds them.
struct Bins {
  double start = 0, stop = 1, step = 1;
  double start_of(double number) const;
  std::string label(double start) const;  // "10 – 20"
};

// `options` is true or a map with maxbins, step, base, minstep, nice, extent.
Bins make_bins(double least, double most, const value::Value& options, double most_bins);

}  // namespace jianbao::chart
