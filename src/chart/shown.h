#pragma once

#include <map>
#include <string>
#include <vector>

#include "chart/lettering.h"
#include "chart/scales.h"

namespace jianbao::chart {

// One value that a chart shows, as a sentence needs it.
struct ShownPoint {
  std::string name, series;
  double low = 0, high = 0;  // the same unless it is a range
  std::string low_words, high_words;
  double place = 0;  // along the axis, in the order in which it is drawn
};

// What one mark of a chart says of the data: what is measured, along what, in which series.
struct Shown {
  const Unit* unit = nullptr;
  std::string measure, along, across, series;  // channels; empty: none
  std::vector<ShownPoint> points;
  std::vector<ShownPoint> missing;  // what has a place and no value

  bool ranged() const { return !measure.empty() && unit->has(measure + "2"); }
  bool timed() const { return unit->type(measure) == "temporal"; }
  bool histogram() const;
  bool scattered() const;  // points over two quantities
  // Whether one value follows on another, so that they have a trend.
  bool runs() const;
  std::vector<std::string> series_names() const;
  std::vector<ShownPoint> points_of(const std::string& name) const;
  std::vector<ShownPoint> missing_of(const std::string& name) const;
};

// The words of a chart's values in one language.
class ShownWords {
 public:
  ShownWords(const Unit& unit, const Lettering& lettering);

  bool chinese() const { return lettering_.language().starts_with("zh"); }
  // Of a channel or its axis; a field's own name where there is none.
  std::string title(const std::string& channel) const;
  std::string place(const Datum& datum, const std::string& channel) const;
  std::string number(const Datum& datum, const std::string& channel, double number) const;

 private:
  std::string time(double time, const std::string& channel) const;
  std::string summary(const spec::ChartChannel& channel) const;

  const Unit& unit_;
  const Lettering& lettering_;
  std::map<std::string, std::string> time_forms_;  // of temporal channels, by name
};

Shown shown_by(const Unit& unit, const Scales& scales, const ShownWords& words);

}  // namespace jianbao::chart
