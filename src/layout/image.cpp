#include "image/image.h"

#include <algorithm>

#include "layout/blocks.h"
#include "layout/rules.h"

namespace jianbao::layout {

using base::Length;

Length BlockMaker::draw(const doc::Image& image, Length width, base::Point at, Items& items) {
  auto drawing = image::read_svg(*image.source, {width, image.languages}, diagnostics_);
  if (!drawing) return {};
  if (at.y > master_.sheet.height) at.y = master_.sheet.height - drawing->size.height;
  items.emplace_back(page::Clip{{at, drawing->size}});
  for (page::Item& item : drawing->items) {
    page::translate(item, at.x, at.y);
    items.push_back(std::move(item));
  }
  items.emplace_back(page::EndClip{});
  for (const image::Label& label : drawing->labels) {
    style::TextStyle style = image.label;
    style.families.insert(style.families.begin(), label.families.begin(), label.families.end());
    style.size = label.size;
    style.weight = label.weight;
    style.color = label.color;
    text::Line line = typesetter_.label({{label.text, style, label.language, label.span}});
    Length x = at.x + label.at.x;
    if (label.anchor == image::Label::Anchor::middle) x -= line.width / 2;
    if (label.anchor == image::Label::Anchor::end) x -= line.width;
    add_line(items, std::move(line), x, at.y + label.at.y);
  }
  return drawing->size.height;
}

void BlockMaker::operator()(const doc::Image& image) {
  start_figure();
  Strip& strip = add(Length{});
  Items& items = ground(strip, image.full_width);
  const Length offset = baseline_offset(master_.baseline);
  if (!image.title.empty()) {
    // The rule stands in the blank line above.
    Items& above = image.full_width ? strip.inner_area_items : strip.inner_items;
    above.emplace_back(page::horizontal_rule(
        {{}, -Length::points(7)}, ground_width(image.full_width), rules::rule, image.rule_color));
  }
  Length top;
  for (const doc::Texts* texts : {&image.title, &image.subtitle}) {
    if (texts->empty()) continue;
    set_lines(items, *texts, top + offset);
    top += master_.baseline;
  }
  top += snapped(draw(image, ground_width(image.full_width), {{}, top}, items), master_.baseline);
  if (!image.caption.empty()) {
    // Nearer to the drawing than to what follows.
    set_lines(items, image.caption, top + offset.scaled(6, 7));
    top += master_.baseline;
  }
  strip.height = top;
}

}  // namespace jianbao::layout
