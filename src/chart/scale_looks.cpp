#include "chart/scale_looks.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace jianbao::chart {

using value::Value;

namespace {

bool is_color(std::string_view channel) {
  return channel == "color" || channel == "fill" || channel == "stroke";
}

base::Color mixed(base::Color color, base::Color with, double share) {
  const auto part = [&](std::uint8_t a, std::uint8_t b) {
    return static_cast<std::uint8_t>(std::lround(a * (1 - share) + b * share));
  };
  return {part(color.red, with.red), part(color.green, with.green), part(color.blue, with.blue)};
}

bool same(base::Color a, base::Color b) {
  return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

// A palette that is too short goes on with its colours lighter, then darker: two names never look
// the same. Beyond that a warning names two that do.
void make_distinct(Scale& scale, const Properties& config, base::Span place) {
  const std::vector<base::Color> palette = scale.colors;
  constexpr base::Color white{255, 255, 255}, black{0, 0, 0};
  for (const auto& [with, share] : {std::pair(white, 0.5), std::pair(black, 0.4)}) {
    for (const base::Color color : palette) {
      if (scale.colors.size() >= scale.categories.size()) break;
      scale.colors.push_back(mixed(color, with, share));
    }
  }
  for (std::size_t i = 0; i < scale.categories.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (!same(scale.colors[i % scale.colors.size()], scale.colors[k % scale.colors.size()]))
        continue;
      return config.diagnostics().warn(
          place,
          "'" + scale.categories[k].key + "' and '" + scale.categories[i].key + "' have one colour",
          "a longer 'range' tells them apart");
    }
  }
}

void set_colors(Scale& scale, const Properties& own, const Properties& config, base::Span chart) {
  const bool categories = scale.discrete();
  Properties ranges(config.palette(), config.diagnostics());
  ranges.add(config.find("range"));
  const Value* range = own.find("range");
  std::string name = own.text("scheme", "");
  if (const Value* named = own.find("scheme"); named != nullptr && named->as_record() != nullptr) {
    const Value* inner = named->as_record()->find("name");
    name = inner == nullptr || inner->as_text() == nullptr ? "" : *inner->as_text();
  }
  const bool nominal = scale.type == "nominal";
  if (range == nullptr && name.empty())
    range = ranges.find(nominal ? "category" : scale.type == "ordinal" ? "ordinal" : "ramp");
  if (range != nullptr && range->as_record() != nullptr) {
    const Value* inner = range->as_record()->find("scheme");
    name = inner == nullptr || inner->as_text() == nullptr ? "" : *inner->as_text();
  } else if (range != nullptr && range->as_list() != nullptr) {
    for (const Value& item : *range->as_list()) {
      const auto color =
          item.as_text() == nullptr ? std::nullopt : config.palette().color(*item.as_text());
      if (color)
        scale.colors.push_back(*color);
      else
        config.diagnostics().error(item.span(), "unknown colour",
                                   "a name of CSS or of the theme, or '#rrggbb'");
    }
    return;
  }
  if (name.empty()) name = nominal ? "tableau10" : "blues";
  scale.colors = scheme(name);
  if (scale.colors.empty()) {
    const Value* where = own.find("scheme");
    config.diagnostics().error(where == nullptr ? chart : where->span(),
                               "unknown scheme '" + name + "'",
                               base::suggestion(name, scheme_names()));
    return;
  }
  if (categories && is_ramp(name)) {
    const std::vector<base::Color> ramp = scale.colors;
    scale.colors.clear();
    const auto last = static_cast<double>(std::max<std::size_t>(2, scale.categories.size()) - 1);
    for (std::size_t i = 0; i < scale.categories.size(); ++i)
      scale.colors.push_back(blend(ramp, static_cast<double>(i) / last));
  }
}

}  // namespace

void set_looks(Scale& scale, std::string_view channel, const spec::ChartChannel& definition,
               const Properties& config, base::Span chart) {
  Properties own(config.palette(), config.diagnostics());
  own.add(&definition.scale);
  if (is_color(channel)) {
    set_colors(scale, own, config, chart);
    const bool named = scale.discrete() && !scale.colors.empty();
    if (named) make_distinct(scale, config, definition.span.file ? definition.span : chart);
    return;
  }
  const std::vector<double> range = own.numbers("range");
  if (channel == "shape") {
    if (const Value* names = own.find("range"); names != nullptr && names->as_list() != nullptr) {
      for (const Value& item : *names->as_list())
        if (item.as_text() != nullptr) scale.names.push_back(*item.as_text());
    }
    if (scale.names.empty())
      scale.names = {"circle",  "square",         "triangle-up",   "cross",
                     "diamond", "triangle-right", "triangle-down", "triangle-left"};
  } else if (channel == "strokeDash") {
    scale.dashes = {{}, {4, 2}, {2, 1}, {1, 1}, {1, 2, 4, 2}};
  } else if (channel == "size") {
    scale.sizes = !range.empty() ? range : std::vector<double>{4, 361};
  } else if (channel == "opacity" || channel == "fillOpacity" || channel == "strokeOpacity") {
    scale.sizes = !range.empty() ? range : std::vector<double>{0.3, 0.8};
  } else if (channel == "strokeWidth") {
    scale.sizes = !range.empty() ? range : std::vector<double>{1, 4};
  } else if (channel == "theta") {
    scale.range_to = 2 * std::numbers::pi;
    if (range.size() >= 2) {
      scale.range_from = range.front();
      scale.range_to = range.back();
    }
  } else if (channel == "angle") {
    scale.range_to = 360;
  }
  if (scale.discrete() && scale.sizes.size() == 2 && scale.categories.size() > 2) {
    const double first = scale.sizes[0], last = scale.sizes[1];
    scale.sizes.clear();
    for (std::size_t i = 0; i < scale.categories.size(); ++i)
      scale.sizes.push_back(first + (last - first) * static_cast<double>(i) /
                                        static_cast<double>(scale.categories.size() - 1));
  }
}

}  // namespace jianbao::chart
