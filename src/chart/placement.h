#pragma once

#include <optional>

#include "chart/plot.h"

namespace jianbao::chart {

// From where to where something reaches along one side of the plot.
struct Extent {
  double from = 0, to = 0;
};

// Where the data of one unit stand in the plot.
class Placement {
 public:
  Placement(const Unit& unit, const Plot& plot);

  // The middle of what the datum says of "x" or "y"; empty when it says nothing.
  std::optional<double> at(const Datum& datum, const std::string& channel) const;
  // Where bars along the channel begin; empty where it has no continuous scale.
  std::optional<double> base(const std::string& channel) const;
  // The place of a bar's end: the second channel's, the stack's, or the base line.
  std::optional<double> second(const Datum& datum, const std::string& channel) const;
  // Across the direction in which bars grow: the band, the bin, or a bar about a place.
  std::optional<Extent> across(const Datum& datum, const std::string& channel) const;
  // From the base to the value.
  std::optional<Extent> along(const Datum& datum, const std::string& channel) const;
  // Start and end of a slice in radians.
  std::optional<Extent> angles(const Datum& datum) const;
  double radius(const Datum& datum) const;  // of polar text

 private:
  double base_of(const Scale& scale) const;
  double span(const std::string& channel) const;

  const Unit& unit_;
  const Plot& plot_;
  Properties mark_;
};

}  // namespace jianbao::chart
