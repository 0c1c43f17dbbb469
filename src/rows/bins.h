#pragma once

#include "value/value.h"

namespace jianbao::rows {

// Round intervals of one width, as Vega's bin transform finds them.
struct Bins {
  double start = 0, stop = 1, step = 1;
  double start_of(double number) const;
};

// `options` is true or a map with maxbins, step, base, minstep, nice, extent.
Bins make_bins(double least, double most, const value::Value& options, double most_bins);

}  // namespace jianbao::rows
