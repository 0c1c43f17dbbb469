#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "chart/data.h"
#include "spec/chart_spec.h"

namespace jianbao::chart {

// What one channel of one mark says: a quantity, a time in milliseconds, or a category.
struct Cell {
  enum class Kind { missing, number, category } kind = Kind::missing;
  double number = 0;     // of a category: where it sorts, when it is a number
  bool numeric = false;  // such a category
  std::string key;       // what tells a category from others
  value::Value label;    // as the data has it, for the text that is shown
};

struct Datum {
  std::map<std::string, Cell, std::less<>> cells;  // by channel; "x2" also for ends of bins, stacks
  value::Value row;                                // the first of the rows that it stands for

  const Cell* find(std::string_view channel) const;
};

// A view of one mark, with what the views around it give it, and a datum for each mark to draw.
struct Unit {
  spec::ChartMark mark;
  std::map<std::string, spec::ChartChannel> encoding;
  std::map<std::string, std::string> types;  // by channel: quantitative, temporal, …
  Rows rows;                                 // that the data were made from
  std::vector<Datum> data;
  std::map<std::string, Bins> bins;  // by channel
  std::string stacked;               // the channel whose values stand on one another; empty: none
  bool normalized = false;           // as shares of their sum
  bool horizontal = false;           // bars lie, areas grow to the right
  std::string overlay;  // "line" or "point" of an area or line: the mark that it belongs to
  std::size_t layer = 0;

  bool has(std::string_view channel) const {
    return encoding.find(std::string(channel)) != encoding.end();
  }
  const spec::ChartChannel* channel(std::string_view name) const;
  std::string type(std::string_view channel) const;  // empty when there is no such channel
  bool continuous(std::string_view channel) const;
};

// A cell of a value, read as the type says.
Cell make_cell(const value::Value& value, const std::string& type);

// The least and the greatest number of a field; empty when no row has one.
std::optional<std::pair<double, double>> range_of(const Rows& rows, std::string_view field);

}  // namespace jianbao::chart
