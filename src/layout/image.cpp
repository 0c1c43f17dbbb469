#include "image/image.h"

#include <algorithm>

#include "base/language_tag.h"
#include "layout/blocks.h"
#include "layout/rules.h"

namespace jianbao::layout {

using base::Length;
using base::Size;

namespace {

// A size with the proportions of another, as large as a width and, if there is one, a height allow.
Size fitted(const Size& natural, Length width, std::optional<Length> height) {
  constexpr Length least = Length::from_points(0.01);  // what files of pages can still tell from 0
  Size size{width, natural.height.scaled(width.units(), natural.width.units())};
  if (height && size.height > *height) {
    size = {natural.width.scaled(height->units(), natural.height.units()), *height};
  }
  return {std::max(size.width, least), std::max(size.height, least)};
}

// What was asked for: a width, a height, both to stand within, or neither.
Size wanted_size(const doc::Image& image, const Size& natural, Length room) {
  if (image.width) return fitted(natural, *image.width, image.height);
  if (image.height) {
    return fitted(natural, natural.width.scaled(image.height->units(), natural.height.units()),
                  image.height);
  }
  return fitted(natural, std::min(natural.width, room), std::nullopt);
}

struct Said {
  std::string words, language;
};
// A drawing's Chinese in the edition's.
Said reworded(const image::Label& label, const doc::Image& image) {
  if (!image.reword || !base::is_in_range(label.language, "zh") ||
      base::is_traditional_chinese(label.language)) {
    return {label.text, label.language};
  }
  for (const std::string& language : image.languages) {
    if (base::is_traditional_chinese(language))
      return {image.reword(label.text, language), language};
    if (base::is_in_range(language, "zh")) break;
  }
  return {label.text, label.language};
}

}  // namespace

std::optional<BlockMaker::Fitted> BlockMaker::fit(const doc::Image& image, const Size& room) {
  const auto read = [&](Length width) {
    return image::read_svg(*image.source->drawing, {width, image.languages}, diagnostics_);
  };
  std::optional<image::Drawing> drawing;
  Size natural;
  if (image.source->raster) {
    natural = image.source->raster->natural;
  } else if ((drawing = read(room.width))) {
    natural = drawing->size;
  } else {
    return std::nullopt;
  }
  const Size wanted = wanted_size(image, natural, room.width);
  const Size size = fitted(wanted, std::min(wanted.width, room.width), room.height);
  if (size.width < wanted.width) {
    const bool tall =
        fitted(wanted, std::min(wanted.width, room.width), std::nullopt).height > room.height;
    diagnostics_.warn(image.span,
                      std::string("this picture is ") +
                          (tall ? "taller than the room on a page" : "wider than its place"),
                      "it is set at " +
                          std::to_string(size.width.units() * 100 / wanted.width.units()) +
                          "% of its size");
  }
  if (drawing && size.width != drawing->size.width) drawing = read(size.width);
  return Fitted{size, drawing ? std::move(*drawing) : image::Drawing{}};
}

void BlockMaker::make_figure(Items& items, std::size_t first, const page::FigurePlace& place) {
  for (std::size_t i = first; i < items.size(); ++i) page::set_tag(items[i], place.tag);
  if (place.tag != page::artifact) items.emplace_back(place);
}

// What says nothing of itself is decoration.
page::Tag BlockMaker::picture_tag(const doc::Image& image) {
  if (image.alt.empty()) return page::artifact;
  const page::Tag tag = tagger_.element(page::Role::figure);
  tagger_.facts(tag).alternative = image.alt;
  return tag;
}

void BlockMaker::draw(const doc::Image& image, Fitted fitted, page::FigurePlace place,
                      Items& items) {
  const base::Point at = place.area.origin;
  place.area.size = fitted.size;
  place.span = image.span;
  const std::size_t first = items.size();
  if (image.source->raster) {
    items.emplace_back(page::Image{place.area, image.source->raster, image.alt});
    return make_figure(items, first, place);
  }
  items.emplace_back(page::Clip{{at, fitted.drawing.size}});
  for (page::Item& item : fitted.drawing.items) {
    page::translate(item, at.x, at.y);
    items.push_back(std::move(item));
  }
  items.emplace_back(page::EndClip{});
  for (const image::Label& label : fitted.drawing.labels) {
    style::TextStyle style = image.label;
    style.families.insert(style.families.begin(), label.families.begin(), label.families.end());
    style.size = label.size;
    style.weight = label.weight;
    style.color = label.color;
    const auto [words, language] = reworded(label, image);
    text::Line line = typesetter_.label({{words, style, language, label.span}});
    Length x = at.x + label.at.x;
    if (label.anchor == image::Label::Anchor::middle) x -= line.width / 2;
    if (label.anchor == image::Label::Anchor::end) x -= line.width;
    add_line(items, std::move(line), x, at.y + label.at.y);
  }
  make_figure(items, first, place);
}

void BlockMaker::inline_picture(Items& items, const text::PlacedPicture& picture) {
  doc::Image image;
  image.source = picture.image.source;
  image.alt = base::SpokenTexts(picture.image.alt);
  image.width = picture.size.width;
  image.span = picture.span;
  const base::Point corner{picture.at.x, picture.at.y - picture.size.height};
  if (auto fitted = fit(image, picture.size)) {
    draw(image, std::move(*fitted), {{corner, {}}, picture.tag}, items);
  }
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
  if (auto fitted = fit(image, {width, std::max(height, master_.baseline)})) {
    const Size size = fitted->size;
    const base::Point at{start_of(image.align, width - size.width), top};
    draw(image, std::move(*fitted), {{at, {}}, tag}, items);
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
