#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "chart/unit.h"

namespace jianbao::chart {

enum class ScaleKind { linear, power, logarithmic, time, band, point, ordinal };

struct Category {
  std::string key;
  value::Value label;
  double number = 0;
  bool numeric = false;
};

// From what the data says to a place or a look, as Vega's scales do.
struct Scale {
  ScaleKind kind = ScaleKind::linear;
  std::string type;       // of the data: quantitative, temporal, ordinal, nominal
  std::string time_unit;  // of a temporal or ordinal channel; empty: none
  bool binned = false;
  double bin_step = 0;  // zero: not in bins
  bool shares = false;  // of a whole, so shown in percent

  double from = 0, to = 1;  // continuous domain
  double room = 0;          // pixels to keep free at both ends of the range
  double nice_count = 0;    // about how many ticks the domain is widened for; zero: it stays
  double exponent = 1, base = 10;
  bool clamp = false;

  std::vector<Category> categories;  // discrete domain
  double padding_inner = 0, padding_outer = 0, align = 0.5;

  double range_from = 0, range_to = 1;
  std::vector<base::Color> colors;  // one a category, or a ramp
  std::vector<double> sizes;        // one a category, or the ends
  std::vector<std::string> names;   // of shapes
  std::vector<std::vector<double>> dashes;

  bool discrete() const {
    return kind == ScaleKind::band || kind == ScaleKind::point || kind == ScaleKind::ordinal;
  }
  // 0 at the start of the domain, 1 at its end.
  double part(double number) const;
  double at(double number) const { return range_from + (range_to - range_from) * part(number); }
  // The place of a cell; in a band, `band` of the way through it.
  double at(const Cell& cell, double band = 0.5) const;
  double start_of(std::size_t category) const;
  double step() const;
  double bandwidth() const;
  std::size_t index_of(const Cell& cell) const;  // categories.size() when it is not there
  base::Color color(const Cell& cell) const;
  double size(const Cell& cell) const;

  // Round numbers within the domain, about `count`, and how far they stand apart.
  std::vector<double> ticks(double count) const;
  double tick_step(double count) const;
  // Widens the domain by the room, then to round numbers; the range must be known.
  void widen();
  void make_nice(double count);
};

// How many steps a band scale takes.
double band_space(std::size_t count, double inner, double outer);

}  // namespace jianbao::chart
