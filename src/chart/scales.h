#pragma once

#include <map>
#include <string>
#include <vector>

#include "chart/properties.h"
#include "chart/scale.h"

namespace jianbao::chart {

// The scales of a chart, by channel; a channel whose scales are independent has one a layer,
// "y#1". Ranges of places are set once the plot's size is known.
class Scales {
 public:
  Scales(const spec::Chart& chart, const std::vector<Unit>& units, const Properties& config);

  // Null when the channel has no scale, as when its values are looks already.
  const Scale* find(const Unit& unit, std::string_view channel) const;
  const std::map<std::string, Scale>& all() const { return scales_; }
  bool independent(std::string_view channel) const;
  // The channel's definition that a scale, its axis and its legend are made from: the first unit's
  // that has it.
  const spec::ChartChannel* definition(const std::string& scale_name) const;
  std::vector<const Unit*> users(const std::string& scale_name) const;
  std::string name_of(const Unit& unit, std::string_view channel) const;

  // Finds the plot's size where it follows from the scales, and gives places their ranges.
  void fit(double& width, double& height);

 private:
  void add(const std::string& name, const std::string& channel);
  void set_continuous_domain(Scale& scale, const std::string& name, const std::string& channel);
  void set_categories(Scale& scale, const std::string& name, const std::string& channel);
  void set_padding(Scale& scale, const std::string& name, const std::string& channel);
  double wanted_size(const value::Value& given, const std::string& channel, bool vertical) const;

  const spec::Chart& chart_;
  const std::vector<Unit>& units_;
  Properties config_;
  std::map<std::string, Scale> scales_;
  std::map<std::string, std::pair<double, double>> domains_;  // as the data and the spec have them
};

}  // namespace jianbao::chart
