#include "chart/chart.h"

#include <algorithm>

#include "layout/blocks.h"
#include "layout/rules.h"

namespace jianbao::layout {

using base::Length;

Length BlockMaker::set_chart_texts(Items& items, const doc::Texts& texts, const ChartPlace& place,
                                   Length top) {
  // Each language in its column, or all of them below one another.
  Length bottom = top;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Length left = place.in_columns ? column_left(i) : place.left;
    const Length width = place.in_columns ? column_width(i) : place.width;
    Length line_top = place.in_columns ? top : bottom;
    const Length step = line_step(texts[i].style);
    for (text::Line& line : wrap(texts[i], width)) {
      const Reach grown = growth(line, step);
      line_top += grown.above;
      add_line(items, std::move(line), left, line_top + line_offset(step));
      line_top += step + grown.below;
    }
    bottom = std::max(bottom, line_top);
  }
  return bottom;
}

// What a page leaves the plot between the texts above it and its source.
Length BlockMaker::plot_room(const doc::Chart& chart, const ChartPlace& place, Length top) {
  Items unused;
  const Length source = set_chart_texts(unused, chart.source, place, {});
  return std::max(master_.baseline * 3, master_.area_height() - top - source);
}

Length BlockMaker::height_of(const doc::Texts& texts, const ChartPlace& place) {
  Length most, all;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Length step = line_step(texts[i].style);
    Length height;
    for (const text::Line& line :
         wrap(texts[i], place.in_columns ? column_width(i) : place.width)) {
      const Reach grown = growth(line, step);
      height += grown.above + step + grown.below;
    }
    most = std::max(most, height);
    all += height;
  }
  return place.in_columns ? most : all;
}

bool BlockMaker::fits_line(const doc::Texts& texts) {
  Length before;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].inlines.empty()) continue;
    const Length width = typesetter_.label(texts[i].inlines, directed(texts[i].style)).width;
    if (before + width > column_width(i)) return false;
    if (master_.stacked) before += width + texts[i].style.text.size;
  }
  return true;
}

BlockMaker::DrawnChart BlockMaker::draw_chart(Items& items, const doc::Chart& chart,
                                              const ChartPlace& place) {
  const std::size_t depth = tagger_.depth();
  tagger_.open(page::Role::division);
  Length top = set_chart_texts(items, tagger_.joint(chart.title, page::Role::caption), place, {});
  top = set_chart_texts(items, tagger_.each(chart.subtitle, page::Role::paragraph), place, top);
  DrawnChart drawn{draw_plot(items, chart, place, top), {}};
  drawn.source = tagger_.each(chart.source, page::Role::paragraph);
  tagger_.close_to(depth);
  return drawn;
}

Length BlockMaker::draw_plot(Items& items, const doc::Chart& chart, const ChartPlace& place,
                             Length top) {
  std::optional<Length> height;
  if (chart.baselines > 0) height = master_.baseline * chart.baselines;
  const auto drawn = [&](base::Diagnostics& heard) {
    return chart::draw({chart.view, chart.config, chart.colors, chart.languages, chart.families,
                        place.width, height, chart.reword, chart.required, chart.units},
                       typesetter_, heard);
  };
  chart::Drawing drawing = drawn(diagnostics_);
  const Length room = plot_room(chart, place, top);
  if (drawing.size.height > room) {
    too_tall(place.span, drawing.size.height - room);
    const Length asked = height.value_or(drawing.size.height);
    height = std::max(asked - (drawing.size.height - room), master_.baseline * 2);
    base::Diagnostics said;
    drawing = drawn(said);
  }
  const std::size_t first = items.size();
  for (page::Item& item : drawing.items) {
    page::translate(item, place.left, top);
    items.push_back(std::move(item));
  }
  const page::Tag figure = tagger_.element(page::Role::figure);
  tagger_.facts(figure).alternative = chart.alt.empty() ? drawing.description : chart.alt;
  tagger_.facts(figure).attachments = chart.attachments;
  make_figure(items, first, {{{place.left, top}, drawing.size}, figure, chart.span, true});
  return top + snapped(drawing.size.height, master_.baseline);
}

void BlockMaker::operator()(const doc::Charts& charts) {
  if (flow_ == Flow::heading) blank_lines(1);  // for the rule above
  start_figure();
  Strip& strip = add(Length{});
  const bool numbered = std::any_of(charts.charts.begin(), charts.charts.end(),
                                    [](const doc::Chart& chart) { return chart.numbered; });
  if (numbered) strip.numbered = Numbered::figure;
  Items& items = ground(strip, charts.full_width);
  Items& above = charts.full_width ? strip.inner_area_items : strip.inner_items;
  const auto count = static_cast<std::int64_t>(charts.charts.size());
  const bool by_columns =
      count > 1 && master_.columns.size() == charts.charts.size() && !master_.stacked;
  const Length each = (ground_width(charts.full_width) - charts.gutter * (count - 1)) / count;
  std::vector<ChartPlace> places;
  std::vector<doc::Texts> sources;
  Length bottom;
  for (std::size_t i = 0; i < charts.charts.size(); ++i) {
    const Length step = (each + charts.gutter) * static_cast<std::int64_t>(i);
    places.push_back({by_columns ? column_left(i) : step, by_columns ? column_width(i) : each,
                      count == 1 && !master_.stacked, charts.span});
    // The rule stands in the blank line above.
    above.emplace_back(page::horizontal_rule({places[i].left, -Length::points(7)}, places[i].width,
                                             rules::rule, charts.rule_color));
    auto [end, source] = draw_chart(items, charts.charts[i], places[i]);
    bottom = std::max(bottom, end);
    sources.push_back(std::move(source));
  }
  // Charts side by side end together.
  for (std::size_t i = 0; i < charts.charts.size(); ++i) {
    strip.height = std::max(strip.height, set_chart_texts(items, sources[i], places[i], bottom));
  }
}

}  // namespace jianbao::layout
