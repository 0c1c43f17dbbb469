#include "chart/chart.h"

#include <cmath>

#include "chart/check.h"
#include "chart/describe.h"
#include "chart/encode.h"
#include "chart/far_marks.h"
#include "chart/no_data.h"
#include "chart/plot.h"
#include "chart/units.h"

namespace jianbao::chart {

namespace {

using value::Value;

double padding_of(const Input& input, const Properties& config) {
  const auto given = as_double(input.view.padding);
  if (given && config.is_in_range(*given, input.view.padding, "padding")) return *given;
  return config.number("padding", 5);
}

bool is_round(const std::vector<Unit>& units) {
  for (const Unit& unit : units) {
    if (unit.mark.type == "arc") return true;
  }
  return false;
}

// The plot's own ground, under everything.
void draw_view(const Plot& plot, Canvas& canvas) {
  Properties view = plot.properties(&plot.chart.view, {"view"});
  Paint paint;
  paint.fill = view.color("fill");
  const bool framed = view.find("stroke") != nullptr || view.is_null("stroke");
  if (framed)
    paint.stroke = view.color("stroke");
  else if (!is_round(plot.units))
    paint.stroke = base::Color{0xDD, 0xDD, 0xDD};
  paint.stroke_width = view.number("strokeWidth", 1);
  const double shift = paint.stroke ? 0.5 : 0;
  canvas.reserve({0, 0, plot.width, plot.height});
  if (paint.fill || paint.stroke)
    canvas.draw(Outline::rectangle(shift, shift, plot.width, plot.height), paint);
}

Canvas draw_plot(Plot plot, text::Typesetter& typesetter) {
  Canvas canvas(typesetter);
  draw_view(plot, canvas);
  draw_grids(plot, canvas);
  for (const Unit& unit : plot.units) {
    Canvas marks = canvas.fresh();
    draw_marks(unit, plot, marks);
    // Vega gathers the lines of several series in a group, and legends keep clear of groups.
    if (unit.mark.type == "line" && has_series(unit) && unit.overlay.empty())
      plot.marks_right = std::max(plot.marks_right, marks.box().right);
    canvas.add(std::move(marks), 0, 0);
  }
  draw_axes(plot, canvas);
  draw_legends(plot, canvas);
  draw_title(plot, canvas);
  return canvas;
}

struct Margins {
  double left = 0, top = 0, right = 0, bottom = 0;
};

Margins around(const Box& box, double width, double height, double padding) {
  const auto beyond = [&](double by) { return padding + std::max(0.0, std::ceil(by - 1e-9)); };
  return {beyond(-box.left), beyond(-box.top), beyond(box.right - width),
          beyond(box.bottom - height)};
}

// In each of its languages; what is wrong with its texts has been said.
base::SpokenTexts descriptions(const Input& input, const std::vector<Unit>& units,
                               const Scales& scales) {
  base::SpokenTexts all;
  for (const std::string& language : input.languages) {
    base::Diagnostics said_before;
    const Lettering spoken({{language}, {}, input.reword, input.units}, input.view.span,
                           said_before);
    all.add({language, describe(units, scales, spoken)});
  }
  return all;
}

// As large as the whole, or as the view asks, or as Vega-Lite's views are.
double extent_without_data(const std::optional<base::Length>& whole, const Value& asked) {
  constexpr double usual = 200;
  if (whole) return std::max(10.0, whole->to_points());
  return as_double(asked).value_or(usual);
}

Drawing without_data(const Input& input, const Properties& config, const Lettering& lettering,
                     text::Typesetter& typesetter) {
  const double width = extent_without_data(input.width, input.view.width);
  const double height = extent_without_data(input.height, input.view.height);
  Type type = lettering.type(config, "label", {});
  type.size = type.size > 0 ? type.size : 10;
  Canvas canvas = draw_no_data({0, 0, width, height}, type, lettering, typesetter);
  base::SpokenTexts said;
  for (const std::string& language : input.languages) {
    said.add({language, lettering.reworded(no_data_words(language), language)});
  }
  return {{base::Length::from_points(width), base::Length::from_points(height)},
          canvas.take(),
          said,
          title_words(input.view, lettering)};
}

}  // namespace

Drawing draw(const Input& input, text::Typesetter& typesetter, base::Diagnostics& diagnostics) {
  const Palette palette(input.colors);
  Properties config(palette, diagnostics);
  config.add(&input.view.config);
  config.add(&input.config);
  const std::size_t errors = diagnostics.error_count();
  check_given_size(input.view, diagnostics);
  const std::vector<Unit> units = make_units(input.view, diagnostics);
  if (diagnostics.error_count() != errors) return {};
  const Lettering lettering({input.languages, input.fallback, input.reword, input.units},
                            input.view.span, diagnostics);
  if (is_empty(units)) {
    if (!input.required) return without_data(input, config, lettering, typesetter);
    diagnostics.error(input.view.span, "an empty data set: the chart has nothing to show");
    return {};
  }
  Scales scales(input.view, units, config);
  if (diagnostics.error_count() == errors) check_scales(units, scales, diagnostics);
  if (diagnostics.error_count() != errors) return {};
  const double padding = padding_of(input, config);

  // What stands around the plot depends on its size, and its size on what stands around it: when
  // the whole is given, twice around is enough.
  double width = 0, height = 0;
  std::optional<Canvas> canvas;
  Margins margins;
  const int rounds = input.width || input.height ? 3 : 1;
  for (int round = 0; round < rounds; ++round) {
    if (input.width)
      width = std::max(10.0,
                       input.width->to_points() - (round == 0 ? 0 : margins.left + margins.right));
    if (input.height)
      height = std::max(
          10.0, input.height->to_points() - (round == 0 ? 0 : margins.top + margins.bottom));
    scales.fit(width, height);
    if (!check_size(input.view, width, height, diagnostics)) return {};
    canvas = draw_plot(
        {input.view, units, scales, config, lettering, width, height, 0, round + 1 == rounds},
        typesetter);
    margins = around(canvas->box(), width, height, padding);
  }
  Canvas whole(typesetter);
  whole.add(std::move(*canvas), margins.left, margins.top);
  std::vector<page::Item> items = whole.take();
  check_near(items, input.view.span, diagnostics);
  return {{base::Length::from_points(width + margins.left + margins.right),
           base::Length::from_points(height + margins.top + margins.bottom)},
          std::move(items),
          descriptions(input, units, scales),
          title_words(input.view, lettering)};
}

}  // namespace jianbao::chart
