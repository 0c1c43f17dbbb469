#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "spec/chart_spec.h"
#include "value/value.h"

namespace jianbao::chart {

using Rows = std::vector<value::Value>;

// What a path such as "name", "a.b" or "a['b']" leads to in a row; null when it leads nowhere.
const value::Value* field_of(const value::Value& row, std::string_view path);

// A row with one more field, or another value of it.
value::Value with_field(const value::Value& row, const std::string& name, value::Value value);
value::Value number_value(double number);

// The rows after one transform after another.
Rows transform(Rows rows, const std::vector<spec::ChartTransform>& transforms,
               base::Diagnostics& diagnostics);

// One number of many. Empty when there is none: the mean of nothing.
std::optional<double> aggregate(std::string_view operation, std::vector<double> numbers);

}  // namespace jianbao::chart
