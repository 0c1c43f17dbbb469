#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "chart/reword.h"
#include "expr/own_units.h"
#include "page/page.h"
#include "spec/chart_spec.h"
#include "text/text.h"

namespace jianbao::chart {

struct Input {
  const spec::Chart& view;     // its data inline
  const value::Value& config;  // the theme's, in the form of Vega-Lite's; may be null
  std::map<std::string, base::Color> colors;              // that a theme names
  std::vector<std::string> languages;                     // of the edition, in its order
  std::vector<std::string> fallback;                      // families for what the chart's own lack
  std::optional<base::Length> width, height;              // of the whole; else by the spec
  Reword reword = {};                                     // of what it says, in its languages
  bool required = false;                                  // a chart without data is an error
  std::shared_ptr<const expr::OwnUnits> units = nullptr;  // that the project declares
};

// Placed items from the top left corner.
struct Drawing {
  base::Size size;
  std::vector<page::Item> items;
  base::SpokenTexts description;  // of what it shows
  std::string title;              // the spec's, without its subtitle; empty: none
};

// A Vega-Lite view → placed items: data are encoded, scales found, marks, axes, legends and the
// title drawn. What is wrong is said at its place; the drawing then lacks it.
Drawing draw(const Input& input, text::Typesetter& typesetter, base::Diagnostics& diagnostics);

}  // namespace jianbao::chart
