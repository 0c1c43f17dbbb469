#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "spec/transform_spec.h"
#include "value/value.h"

namespace jianbao::spec {

// A value that depends on a test of the row: {test: …, value: …}.
struct ChartCondition {
  value::Value test;  // an expression or a predicate as of a filter; null: it holds of all
  value::Value value;
};

// One entry of a Vega-Lite encoding: where a channel takes its values from and how it shows them.
struct ChartChannel {
  base::Span span;
  std::string field;  // a path into the row; empty: none
  std::string type;   // quantitative, temporal, ordinal or nominal; empty: by what it holds
  std::string aggregate;
  value::Value bin;        // null: not binned; true or a map of options
  std::string time_unit;   // empty: none
  value::Value constant;   // `value`: as it looks; null: none
  value::Value datum;      // `datum`: as in the data; null: none
  value::Value title;      // null: made from the field, unless `untitled`
  bool untitled = false;   // `title: null`
  std::string format;      // of d3-format or d3-time-format
  value::Value scale;      // properties; null: defaults
  value::Value axis;       // the same
  value::Value legend;     // the same
  bool unscaled = false;   // `scale: null`: values are looks already
  bool no_axis = false;    // `axis: null`
  bool no_legend = false;  // `legend: null`
  value::Value sort;
  bool unsorted = false;  // `sort: null`: in the order of the data
  std::string stack;      // zero, normalize, center or none; empty: by the mark
  std::optional<double> band_position;
  std::vector<ChartCondition> conditions;
};

struct ChartMark {
  std::string type;         // empty in a view that has layers
  value::Value properties;  // null: defaults
  base::Span span;
};

// A Vega-Lite view, single or layered, as it was written; no data in it but what stands inline.
struct Chart {
  base::Span span;
  value::Value data;  // null: the data of the view around it
  std::vector<Transform> transforms;
  ChartMark mark;
  std::map<std::string, ChartChannel> encoding;
  std::vector<std::string> removed_channels;  // `x: null` in a layer: not what the view around says
  std::vector<Chart> layers;
  value::Value title, width, height, padding, background, view, config;
  std::map<std::string, std::string> independent_scales;  // channel → "independent" or "shared"
};

// Reads a Vega-Lite spec. Keys that Vega-Lite does not have are errors with a suggestion; those
// that it has but that ask for what a printed chart cannot do, or what is not drawn yet, say so.
Chart parse_chart(const value::Value& value, base::Diagnostics& diagnostics);

// Says what is wrong with the keys of a `config`, as a theme has one too.
void check_chart_config(const value::Value& config, base::Diagnostics& diagnostics);

// Puts rows in the place of each view's and each lookup's `data` that names them: `find` gives the
// list that a map such as {url: …} or {name: …} stands for, or nothing, and the map stays.
using FindData = std::function<std::optional<value::Value>(const value::Value& data)>;
void resolve_chart_data(Chart& chart, const FindData& find);

}  // namespace jianbao::spec
