#include "spec/chart_vocabulary.h"

#include <algorithm>
#include <array>

namespace jianbao::spec {

namespace {

struct Ranged {
  std::string_view name;
  ChartRange range;
};

// Of keys that are called so, or end so: "titleFontSize", "gridOpacity".
constexpr std::array<Ranged, 17> ranges{{{"opacity", {0, 1}},
                                         {"Opacity", {0, 1}},
                                         {"fontSize", {0, 1000}},
                                         {"FontSize", {0, 1000}},
                                         {"fontWeight", {1, 1000}},
                                         {"FontWeight", {1, 1000}},
                                         {"strokeWidth", {0, 1000}},
                                         {"StrokeWidth", {0, 1000}},
                                         {"angle", {-3600, 3600}},
                                         {"Angle", {-3600, 3600}},
                                         {"tickCount", {0, 1000}},
                                         {"columns", {0, 1000}},
                                         {"maxbins", {1, 1000}},
                                         {"size", {0, 100'000}},
                                         {"symbolSize", {0, 100'000}},
                                         {"step", {0, 10'000}},
                                         {"zindex", {0, 1}}}};

}  // namespace

// No other distance could be drawn.
ChartRange chart_range(std::string_view key) {
  const auto found = std::find_if(ranges.begin(), ranges.end(),
                                  [&](const Ranged& each) { return key.ends_with(each.name); });
  return found == ranges.end() ? ChartRange{-100'000, 100'000} : found->range;
}

const ChartKeys& chart_mark_keys() {
  static const ChartKeys keys{"a mark",
                              {"type",
                               "color",
                               "fill",
                               "stroke",
                               "filled",
                               "opacity",
                               "fillOpacity",
                               "strokeOpacity",
                               "strokeWidth",
                               "strokeDash",
                               "strokeCap",
                               "strokeJoin",
                               "size",
                               "shape",
                               "orient",
                               "interpolate",
                               "tension",
                               "point",
                               "line",
                               "innerRadius",
                               "outerRadius",
                               "radius",
                               "radiusOffset",
                               "thetaOffset",
                               "padAngle",
                               "cornerRadius",
                               "cornerRadiusEnd",
                               "align",
                               "baseline",
                               "dx",
                               "dy",
                               "angle",
                               "font",
                               "fontSize",
                               "fontStyle",
                               "fontWeight",
                               "limit",
                               "text",
                               "width",
                               "height",
                               "x",
                               "y",
                               "x2",
                               "y2",
                               "xOffset",
                               "yOffset",
                               "binSpacing",
                               "minBandSize",
                               "continuousBandSize",
                               "discreteBandSize",
                               "thickness",
                               "bandSize",
                               "clip",
                               "invalid",
                               "theta",
                               "theta2",
                               "radius2",
                               "lineHeight",
                               "order"},
                              {"tooltip", "cursor", "aria", "description", "href", "style", "blend",
                               "dir", "ellipsis", "timeUnitBandPosition", "timeUnitBandSize"}};
  return keys;
}

const ChartKeys& chart_scale_keys() {
  static const ChartKeys keys{
      "a scale",
      {"type", "domain", "domainMin", "domainMax", "range", "rangeMin", "rangeMax", "scheme",
       "zero", "nice", "reverse", "round", "padding", "paddingInner", "paddingOuter", "align",
       "base", "exponent", "clamp"},
      {"name", "interpolate", "domainMid"}};
  return keys;
}

const ChartKeys& chart_axis_keys() {
  static const ChartKeys keys{
      "an axis",
      {"title",          "orient",          "offset",        "position",       "minExtent",
       "maxExtent",      "bandPosition",    "domain",        "domainColor",    "domainWidth",
       "domainOpacity",  "domainDash",      "ticks",         "tickColor",      "tickSize",
       "tickWidth",      "tickOpacity",     "tickCount",     "tickMinStep",    "tickDash",
       "tickOffset",     "tickBand",        "values",        "grid",           "gridColor",
       "gridWidth",      "gridOpacity",     "gridDash",      "labels",         "labelAngle",
       "labelAlign",     "labelBaseline",   "labelColor",    "labelFont",      "labelFontSize",
       "labelFontStyle", "labelFontWeight", "labelPadding",  "labelOffset",    "labelLimit",
       "labelFlush",     "labelOverlap",    "labelExpr",     "labelOpacity",   "labelSeparation",
       "format",         "formatType",      "titleAngle",    "titleAlign",     "titleBaseline",
       "titleColor",     "titleFont",       "titleFontSize", "titleFontStyle", "titleFontWeight",
       "titlePadding",   "titleX",          "titleY",        "titleAnchor",    "titleOpacity",
       "titleLimit",     "zindex",          "disable"},
      {"aria", "description", "style", "translate", "labelBound", "labelFlushOffset",
       "labelLineHeight", "titleLineHeight", "tickExtra", "tickRound", "domainCap", "gridCap",
       "tickCap", "domainDashOffset", "gridDashOffset", "tickDashOffset"}};
  return keys;
}

const ChartKeys& chart_legend_keys() {
  static const ChartKeys keys{
      "a legend",
      {"title",
       "orient",
       "direction",
       "columns",
       "offset",
       "padding",
       "rowPadding",
       "columnPadding",
       "values",
       "format",
       "formatType",
       "labelColor",
       "labelFont",
       "labelFontSize",
       "labelFontStyle",
       "labelFontWeight",
       "labelLimit",
       "labelOffset",
       "labelExpr",
       "labelOpacity",
       "titleColor",
       "titleFont",
       "titleFontSize",
       "titleFontStyle",
       "titleFontWeight",
       "titlePadding",
       "titleLimit",
       "titleOrient",
       "titleOpacity",
       "symbolType",
       "symbolSize",
       "symbolStrokeWidth",
       "symbolFillColor",
       "symbolStrokeColor",
       "symbolOpacity",
       "symbolOffset",
       "symbolDash",
       "type",
       "tickCount",
       "gradientLength",
       "gradientThickness",
       "gradientStrokeColor",
       "gradientStrokeWidth",
       "strokeColor",
       "fillColor",
       "cornerRadius",
       "legendX",
       "legendY",
       "disable"},
      {"aria", "description", "tickMinStep", "labelOverlap", "labelAlign", "labelBaseline",
       "labelSeparation", "titleAlign", "titleAnchor", "titleBaseline", "titleLineHeight",
       "gridAlign", "clipHeight", "gradientOpacity", "symbolDashOffset", "symbolLimit", "zindex",
       "strokeDash", "strokeWidth"}};
  return keys;
}

const ChartKeys& chart_title_keys() {
  static const ChartKeys keys{"a title",
                              {"text",
                               "subtitle",
                               "anchor",
                               "align",
                               "angle",
                               "baseline",
                               "color",
                               "dx",
                               "dy",
                               "font",
                               "fontSize",
                               "fontStyle",
                               "fontWeight",
                               "lineHeight",
                               "limit",
                               "offset",
                               "orient",
                               "subtitleColor",
                               "subtitleFont",
                               "subtitleFontSize",
                               "subtitleFontStyle",
                               "subtitleFontWeight",
                               "subtitleLineHeight",
                               "subtitlePadding",
                               "frame"},
                              {"aria", "style", "zindex"}};
  return keys;
}

const ChartKeys& chart_view_keys() {
  static const ChartKeys keys{"the view",
                              {"fill", "stroke", "strokeWidth", "strokeOpacity", "strokeDash",
                               "fillOpacity", "opacity", "cornerRadius", "continuousWidth",
                               "continuousHeight", "discreteWidth", "discreteHeight", "step"},
                              {"cursor", "style", "clip", "strokeCap", "strokeJoin"}};
  return keys;
}

const ChartKeys& chart_config_keys() {
  static const ChartKeys keys{"the config",
                              {"font",
                               "background",
                               "padding",
                               "view",
                               "title",
                               "axis",
                               "axisX",
                               "axisY",
                               "axisLeft",
                               "axisRight",
                               "axisTop",
                               "axisBottom",
                               "axisBand",
                               "axisPoint",
                               "axisQuantitative",
                               "axisTemporal",
                               "axisDiscrete",
                               "axisXBand",
                               "axisYBand",
                               "axisXQuantitative",
                               "axisYQuantitative",
                               "axisXTemporal",
                               "axisYTemporal",
                               "axisXDiscrete",
                               "axisYDiscrete",
                               "axisXPoint",
                               "axisYPoint",
                               "legend",
                               "scale",
                               "range",
                               "mark",
                               "bar",
                               "line",
                               "area",
                               "arc",
                               "point",
                               "circle",
                               "square",
                               "rule",
                               "text",
                               "tick",
                               "rect",
                               "numberFormat",
                               "timeFormat",
                               "countTitle"},
                              {"autosize",      "aria",        "description",
                               "tooltipFormat", "locale",      "lineBreak",
                               "selection",     "header",      "headerRow",
                               "headerColumn",  "headerFacet", "facet",
                               "concat",        "style",       "params",
                               "projection",    "signals",     "customFormatTypes",
                               "fieldTitle",    "trail",       "image",
                               "geoshape",      "boxplot",     "errorbar",
                               "errorband",     "projection",  "normalizedNumberFormat"}};
  return keys;
}

const std::vector<std::string_view>& chart_mark_types() {
  static const std::vector<std::string_view> types{
      "bar", "line", "area", "arc", "point", "circle", "square", "rule", "text", "tick", "rect"};
  return types;
}

const std::vector<std::string_view>& chart_channels() {
  static const std::vector<std::string_view> channels{
      "x",           "y",          "x2",      "y2",      "xOffset",     "yOffset",
      "color",       "fill",       "stroke",  "opacity", "fillOpacity", "strokeOpacity",
      "strokeWidth", "strokeDash", "size",    "shape",   "angle",       "theta",
      "theta2",      "radius",     "radius2", "text",    "detail",      "order"};
  return channels;
}

const std::vector<std::string_view>& chart_aggregates() {
  static const std::vector<std::string_view> names{
      "count", "valid",    "missing",   "distinct", "sum",    "product",
      "mean",  "average",  "median",    "min",      "max",    "q1",
      "q3",    "variance", "variancep", "stdev",    "stdevp", "stderr"};
  return names;
}

}  // namespace jianbao::spec
