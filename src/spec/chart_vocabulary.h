#pragma once

#include <string_view>
#include <vector>

namespace jianbao::spec {

// The keys of Vega-Lite's maps that are read; what is `silent` has no effect on paper.
struct ChartKeys {
  std::string_view what;  // "an axis"
  std::vector<std::string_view> read;
  std::vector<std::string_view> silent;
};

// The range of a number that stands under a key, in whichever of these maps.
struct ChartRange {
  double least, most;
};
ChartRange chart_range(std::string_view key);

const ChartKeys& chart_mark_keys();
const ChartKeys& chart_scale_keys();
const ChartKeys& chart_axis_keys();
const ChartKeys& chart_legend_keys();
const ChartKeys& chart_title_keys();
const ChartKeys& chart_view_keys();
const ChartKeys& chart_config_keys();

const std::vector<std::string_view>& chart_mark_types();
const std::vector<std::string_view>& chart_channels();
const std::vector<std::string_view>& chart_aggregates();

}  // namespace jianbao::spec
