#pragma once

#include <string>
#include <vector>

#include "chart/canvas.h"
#include "chart/lettering.h"
#include "chart/scales.h"

namespace jianbao::chart {

// What every part of a chart is drawn with: its scales, its size and its looks. Borrowed.
struct Plot {
  const spec::Chart& chart;
  const std::vector<Unit>& units;
  const Scales& scales;
  const Properties& config;  // the spec's, over the theme's
  const Lettering& lettering;
  double width = 0, height = 0;
  double marks_right = 0;  // how far the marks reach
  // Of several rounds that find its size, the one that is shown: what does not fit is said then.
  bool last = true;

  // Properties of a part: `own`, then config.KEY for each key in order.
  Properties properties(const value::Value* own, const std::vector<std::string>& keys) const;
  Type type() const;  // the config's font, at the size of labels
};

// The marks of a unit, its origin the plot's top left corner.
void draw_marks(const Unit& unit, const Plot& plot, Canvas& canvas);
// Axes of x and y: what lies under the marks, and what lies over them or beside them.
void draw_grids(const Plot& plot, Canvas& canvas);
void draw_axes(const Plot& plot, Canvas& canvas);
// Legends, beside or around a plot whose axes have been drawn.
void draw_legends(const Plot& plot, Canvas& canvas);
// The title above everything that has been drawn.
void draw_title(const Plot& plot, Canvas& canvas);
// Its words in one line, without the subtitle; empty: there are none.
std::string title_words(const spec::Chart& chart, const Lettering& lettering);

// How a unit shows a datum.
struct Look {
  Paint paint;
  double size = 0;
  std::string shape = "circle";
};
Look look_of(const Unit& unit, const Datum& datum, const Plot& plot);
// The paint of a mark that says nothing but its channel: what a legend shows.
Look look_of(const Unit& unit, const std::string& channel, const Cell& cell, const Plot& plot);

// The outline of a symbol of a size (an area, as Vega counts it) around the origin.
Outline symbol(const std::string& shape, double size);

// A title by Vega-Lite's rules: given, or made from aggregate, field and unit. Null: none.
value::Value title_of(const std::vector<const Unit*>& units, const std::string& channel,
                      const Plot& plot);

}  // namespace jianbao::chart
