#include "layout/page_marks.h"

#include <algorithm>

namespace jianbao::layout {

using base::Length;

namespace {

using Lines = std::vector<std::vector<doc::Inline>>;

Length widest_of(const Lines& lines, text::Typesetter& typesetter) {
  Length widest;
  for (const auto& line : lines) widest = std::max(widest, typesetter.label(line).width);
  return widest;
}

Length largest_type(const std::vector<doc::Inline>& line) {
  Length largest;
  for (const doc::Inline& part : line) largest = std::max(largest, part.style.size);
  return largest;
}

// The same lines in smaller type, so that none is wider.
Lines fitted(Lines lines, Length room, text::Typesetter& typesetter) {
  const Length widest = widest_of(lines, typesetter);
  if (widest <= room) return lines;
  for (auto& line : lines) {
    for (doc::Inline& part : line) {
      part.style.size = part.style.size.scaled(room.units(), widest.units());
    }
  }
  return lines;
}

// To where a point goes that is turned about the origin; in whole units.
base::Point turned(base::Point at, page::Direction direction) {
  const double x = at.x.to_points(), y = at.y.to_points();
  return {Length::from_points(x * direction.x - y * direction.y),
          Length::from_points(x * direction.y + y * direction.x)};
}

}  // namespace

void PageMarks::set_watermark(std::vector<page::Item>& items, const doc::Watermark& mark) {
  const base::Size sheet = document_.master.sheet;
  Lines lines = mark.lines;
  if (mark.fits_sheet) lines = fitted(std::move(lines), sheet.width.scaled(4, 5), typesetter_);
  const auto leading = [](const std::vector<doc::Inline>& line) {
    return largest_type(line).scaled(13, 10);
  };
  Length height;
  for (const auto& line : lines) height += leading(line);
  const page::Direction direction = page::direction_of(mark.angle);
  Length top = -height / 2;
  for (const auto& line : lines) {
    text::Line set = typesetter_.label(line);
    // The middle of a Han character stands in the middle of the line.
    const Length baseline = top + leading(line) / 2 + largest_type(line).scaled(38, 100);
    top += leading(line);
    for (page::GlyphRun& run : set.runs) {
      const base::Point at{run.origin.x - set.width / 2, run.origin.y + baseline};
      const base::Point to = turned(at, direction);
      run.origin = {sheet.width / 2 + to.x, sheet.height / 2 + to.y};
      run.angle = mark.angle;
      run.opacity = mark.opacity;
      run.tag = page::background;
      items.emplace_back(std::move(run));
    }
  }
}

void PageMarks::set_stamp(std::vector<page::Item>& items, const doc::Stamp& stamp, Length left) {
  // 机密★1年 is one sign (GB/T 9704-2012, 7.2.2).
  style::ParagraphStyle style;
  style.space_letters = style.space_digits = false;
  Length baseline = stamp.first_baseline;
  for (const auto& line : stamp.lines) {
    text::Line set = typesetter_.label(line, style);
    for (page::GlyphRun& run : set.runs) {
      run.tag = page::running_head;
      page::Item item = std::move(run);
      page::translate(item, left, baseline);
      items.push_back(std::move(item));
    }
    baseline += stamp.leading;
  }
}

void PageMarks::set(std::vector<page::Item>& items, bool is_first, Length left) {
  const doc::Furniture& furniture = document_.furniture;
  if (furniture.watermark) set_watermark(items, *furniture.watermark);
  if (furniture.stamp && is_first) set_stamp(items, *furniture.stamp, left);
}

}  // namespace jianbao::layout
