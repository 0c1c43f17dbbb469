#include "chart/chart.h"

#include <algorithm>

#include "layout/blocks.h"
#include "layout/rules.h"

namespace jianbao::layout {

using base::Length;

Length BlockMaker::draw_chart(Items& items, const doc::Chart& chart, Length left, Length width,
                              bool in_columns) {
  const Length offset = baseline_offset(master_.baseline);
  Length top;
  // Across the page each language has its column; beside another chart they stand in one.
  const auto set_texts = [&](const doc::Texts& texts) {
    if (texts.empty()) return;
    if (in_columns) {
      set_lines(items, texts, top + offset);
      top += master_.baseline;
      return;
    }
    for (const doc::Words& words : texts) {
      style::ParagraphStyle style = words.style;
      style.align = style::Align::start;
      for (text::Line& line : typesetter_.paragraph(words.inlines, style, width)) {
        add_line(items, std::move(line), left, top + offset);
        top += master_.baseline;
      }
    }
  };
  set_texts(chart.title);
  set_texts(chart.subtitle);
  std::optional<Length> height;
  if (chart.baselines > 0) height = master_.baseline * chart.baselines;
  chart::Drawing drawing = chart::draw(
      {chart.view, chart.config, chart.colors, chart.languages, chart.families, width, height},
      typesetter_, diagnostics_);
  for (page::Item& item : drawing.items) {
    page::translate(item, left, top);
    items.push_back(std::move(item));
  }
  top += snapped(drawing.size.height, master_.baseline);
  set_texts(chart.source);
  return top;
}

void BlockMaker::operator()(const doc::Charts& charts) {
  Strip& strip = add(Length{});
  Items& items = ground(strip, charts.full_width);
  Items& above = charts.full_width ? strip.inner_area_items : strip.inner_items;
  const auto count = static_cast<std::int64_t>(charts.charts.size());
  const Length whole = ground_width(charts.full_width);
  const bool by_columns = count > 1 && master_.columns.size() == charts.charts.size();
  const Length each = (whole - charts.gutter * (count - 1)) / count;
  Length height;
  for (std::size_t i = 0; i < charts.charts.size(); ++i) {
    const Length left =
        by_columns ? column_left(i) : (each + charts.gutter) * static_cast<std::int64_t>(i);
    const Length width = by_columns ? column_width(i) : each;
    // The rule stands in the blank line above.
    above.emplace_back(
        page::horizontal_rule({left, -Length::points(7)}, width, rules::rule, charts.rule_color));
    height = std::max(height, draw_chart(items, charts.charts[i], left, width, count == 1));
  }
  strip.height = height;
}

}  // namespace jianbao::layout
