#include "chart/no_data.h"

#include <algorithm>

#include "chart/canvas.h"
#include "chart/units.h"

namespace jianbao::chart {

namespace {

std::string words(const std::string& language) {
  return language.starts_with("zh") ? "无数据" : "No data";
}

// What the spec asks, or Vega-Lite's size of a view.
double extent(const std::optional<base::Length>& whole, const value::Value& asked) {
  constexpr double usual = 200;
  if (whole) return std::max(10.0, whole->to_points());
  return as_double(asked).value_or(usual);
}

}  // namespace

bool is_empty(const std::vector<Unit>& units) {
  return std::all_of(units.begin(), units.end(),
                     [](const Unit& unit) { return unit.data.empty(); });
}

Drawing draw_no_data(const Input& input, const Properties& config, const Lettering& lettering,
                     text::Typesetter& typesetter) {
  const double width = extent(input.width, input.view.width);
  const double height = extent(input.height, input.view.height);
  Canvas canvas(typesetter);
  Paint frame;
  frame.stroke = base::Color{0xDD, 0xDD, 0xDD};
  canvas.reserve({0, 0, width, height});
  canvas.draw(Outline::rectangle(0.5, 0.5, width - 1, height - 1), frame);
  Type type = lettering.type(config, "label", {});
  if (type.size <= 0) type.size = 10;
  Text text;
  text.runs = lettering.runs(
      [&](const std::string& language) { return lettering.reworded(words(language), language); },
      type, input.view.span);
  text.size = type.size;
  text.align = Align::center;
  text.baseline = Baseline::middle;
  text.x = width / 2;
  text.y = height / 2;
  canvas.write(text);
  base::SpokenTexts said;
  for (const std::string& language : input.languages) {
    said.add({language, lettering.reworded(words(language), language)});
  }
  return {{base::Length::from_points(width), base::Length::from_points(height)},
          canvas.take(),
          said,
          ""};
}

}  // namespace jianbao::chart
