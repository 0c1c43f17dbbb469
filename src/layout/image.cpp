#include <algorithm>

#include "layout/blocks.h"
#include "layout/rules.h"

namespace jianbao::layout {

using base::Length;

// What says nothing of itself is decoration.
page::Tag BlockMaker::picture_tag(const doc::Image& image) {
  if (image.alt.empty()) return page::artifact;
  const page::Tag tag = tagger_.element(page::Role::figure);
  tagger_.facts(tag).alternative = image.alt;
  return tag;
}

// One language's caption stands where its picture does; two have their columns.
void BlockMaker::set_caption(Items& items, doc::Texts caption, style::Align align, Length baseline,
                             Length room) {
  if (caption.size() != 1 || align == style::Align::start) {
    return set_lines(items, caption, baseline);
  }
  caption.front().style.align = align;
  set_line(items, caption.front(), {{}, baseline, room});
}

// On one line if there is room; returns where it ends.
Length BlockMaker::set_title(Items& items, const doc::Texts& texts, const ChartPlace& place,
                             Length top) {
  if (!fits_line(texts)) return set_chart_texts(items, texts, place, top);
  set_lines(items, texts, top + baseline_offset(master_.baseline));
  return top + master_.baseline;
}

void BlockMaker::operator()(const doc::Image& image) {
  start_figure();
  Strip& strip = add(Length{});
  if (image.numbered) strip.numbered = Numbered::figure;
  Items& items = ground(strip, image.full_width);
  if (!image.title.empty()) {
    // The rule stands in the blank line above.
    Items& above = image.full_width ? strip.inner_area_items : strip.inner_items;
    above.emplace_back(page::horizontal_rule(
        {{}, -Length::points(7)}, ground_width(image.full_width), rules::rule, image.rule_color));
  }
  const Length width = ground_width(image.full_width);
  const ChartPlace place{{}, width, !master_.stacked};
  const std::size_t depth = tagger_.depth();
  tagger_.open(page::Role::division);
  const doc::Texts title = tagger_.joint(image.title, page::Role::caption);
  const doc::Texts subtitle = tagger_.each(image.subtitle, page::Role::paragraph);
  const page::Tag tag = picture_tag(image);
  doc::Texts caption = tagger_.joint(image.caption, page::Role::caption);
  tagger_.close_to(depth);
  Length top;
  for (const doc::Texts* texts : {&title, &subtitle}) {
    if (!texts->empty()) top = set_title(items, *texts, place, top);
  }
  const bool wraps = !fits_line(image.caption);
  const Length below = image.caption.empty() ? Length{}
                       : wraps               ? height_of(image.caption, place)
                                             : master_.baseline;
  const Length height = master_.baseline * master_.baselines - top - below;
  if (auto fitted = pictures_.fit(image, {width, std::max(height, master_.baseline)})) {
    const base::Size size = fitted->size;
    const base::Point at{start_of(image.align, width - size.width), top};
    pictures_.draw(image, std::move(*fitted), {{at, {}}, tag}, items);
    top += snapped(size.height, master_.baseline);
  }
  if (wraps) {
    if (caption.size() == 1 && image.align != style::Align::start) {
      caption.front().style.align = image.align;
    }
    top = set_chart_texts(items, caption, place, top);
  } else if (!image.caption.empty()) {
    // Nearer to the drawing than to what follows.
    const Length baseline = top + baseline_offset(master_.baseline).scaled(6, 7);
    set_caption(items, std::move(caption), image.align, baseline, width);
    top += master_.baseline;
  }
  strip.height = top;
}

}  // namespace jianbao::layout
