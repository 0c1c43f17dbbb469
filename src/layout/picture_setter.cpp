#include "layout/picture_setter.h"

#include <algorithm>
#include <utility>

#include "base/language_tag.h"

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

void make_figure(Items& items, std::size_t first, const page::FigurePlace& place) {
  for (std::size_t i = first; i < items.size(); ++i) page::set_tag(items[i], place.tag);
  if (place.tag != page::artifact) items.emplace_back(place);
}

Reach reach_of_pictures(const text::Line& line) {
  Reach reach;
  for (const text::PlacedPicture& picture : line.pictures) {
    reach.above = std::max(reach.above, picture.size.height - picture.at.y);
    reach.below = std::max(reach.below, picture.at.y);
  }
  return reach;
}

std::optional<PictureSetter::Fitted> PictureSetter::fit(const doc::Image& image, const Size& room) {
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

void PictureSetter::draw(const doc::Image& image, Fitted fitted, page::FigurePlace place,
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
    text::shift(line, {x, at.y + label.at.y});
    set(items, std::move(line));
  }
  make_figure(items, first, place);
}

void PictureSetter::set_picture(Items& items, const text::PlacedPicture& picture) {
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

void PictureSetter::set(Items& items, text::Line line) {
  auto picture = line.pictures.begin();
  for (std::size_t i = 0; i <= line.runs.size(); ++i) {
    while (picture != line.pictures.end() && picture->runs_before == i) {
      set_picture(items, *picture++);
    }
    if (i < line.runs.size()) items.emplace_back(std::move(line.runs[i]));
  }
  for (page::Item& mark : line.marks) items.push_back(std::move(mark));
}

}  // namespace jianbao::layout
