#include "layout/page_marks.h"

#include <algorithm>
#include <cmath>

namespace jianbao::layout {

using base::Length;

namespace {

using Lines = std::vector<std::vector<doc::Inline>>;

// Around a watermark, which a printer may leave white.
constexpr Length edge = Length::points(14);

Length largest_type(const std::vector<doc::Inline>& line) {
  Length largest;
  for (const doc::Inline& part : line) largest = std::max(largest, part.style.size);
  return largest;
}

Length leading_of(const std::vector<doc::Inline>& line) {
  return largest_type(line).scaled(13, 10);
}

struct Extent {
  Length needed, room;
  Length over() const { return std::max(needed - room, Length{}); }
};

// The one that has to be made smaller the most.
Extent tightest(const Extent& a, const Extent& b) {
  return a.needed.to_points() * b.room.to_points() >= b.needed.to_points() * a.room.to_points() ? a
                                                                                                : b;
}

// The same lines in smaller type, where they need more than there is.
Lines fitted(Lines lines, const Extent& extent) {
  if (extent.needed <= extent.room) return lines;
  for (auto& line : lines) {
    for (doc::Inline& part : line) {
      part.style.size = part.style.size.scaled(extent.room.units(), extent.needed.units());
    }
  }
  return lines;
}

// 机密★1年 is one sign (GB/T 9704-2012, 7.2.2).
style::ParagraphStyle stamp_style() {
  style::ParagraphStyle style;
  style.space_letters = style.space_digits = false;
  return style;
}

Length widest_of(const Lines& lines, text::Typesetter& typesetter) {
  Length widest;
  for (const auto& line : lines) widest = std::max(widest, typesetter.label(line).width);
  return widest;
}

// What lines that rise by an angle take of the sheet, on the side that is tightest.
Extent turned_extent(const doc::Watermark& mark, base::Size sheet, text::Typesetter& typesetter) {
  Length height;
  for (const auto& line : mark.lines) height += leading_of(line);
  const page::Direction direction = page::direction_of(mark.angle);
  const double along = widest_of(mark.lines, typesetter).to_points(), across = height.to_points();
  const double x = std::abs(direction.x), y = std::abs(direction.y);
  const Length wide = Length::from_points(along * x + across * y);
  const Length high = Length::from_points(along * y + across * x);
  return tightest({wide, sheet.width - edge * 2}, {high, sheet.height - edge * 2});
}

// A watermark that is as large as there is room leaves some of the sheet's width.
Extent watermark_extent(const doc::Watermark& mark, base::Size sheet,
                        text::Typesetter& typesetter) {
  const Extent turned = turned_extent(mark, sheet, typesetter);
  if (!mark.fits_sheet) return turned;
  return tightest(turned, {widest_of(mark.lines, typesetter), sheet.width.scaled(4, 5)});
}

// One of the lines of a stamp.
Extent stamp_extent(const std::vector<doc::Inline>& line, const doc::PageMaster& master,
                    text::Typesetter& typesetter) {
  return {typesetter.label(line, stamp_style()).width, master.across()};
}

void warn_of(const Lines& lines, const char* what, Length over, base::Diagnostics& diagnostics) {
  if (over <= Length::from_points(0.5)) return;
  diagnostics.warn(lines.front().front().span, what,
                   "by " + base::points_text(over) + ", so it is set smaller");
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
  const Lines lines = fitted(mark.lines, watermark_extent(mark, sheet, typesetter_));
  Length height;
  for (const auto& line : lines) height += leading_of(line);
  const page::Direction direction = page::direction_of(mark.angle);
  Length top = -height / 2;
  for (const auto& line : lines) {
    text::Line set = typesetter_.label(line);
    // The middle of a Han character stands in the middle of the line.
    const Length baseline = top + leading_of(line) / 2 + largest_type(line).scaled(38, 100);
    top += leading_of(line);
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
  Length baseline = stamp.first_baseline;
  for (const auto& line : stamp.lines) {
    const Lines alone = fitted({line}, stamp_extent(line, document_.master, typesetter_));
    text::Line set = typesetter_.label(alone.front(), stamp_style());
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

void warn_of_large_marks(const doc::Document& document, text::Typesetter& typesetter,
                         base::Diagnostics& diagnostics) {
  const doc::Furniture& furniture = document.furniture;
  const doc::PageMaster& master = document.master;
  if (const auto& mark = furniture.watermark; mark && !mark->fits_sheet && !mark->lines.empty()) {
    const Extent extent = watermark_extent(*mark, master.sheet, typesetter);
    warn_of(mark->lines, "this watermark is larger than the sheet", extent.over(), diagnostics);
  }
  if (!furniture.stamp) return;
  for (const auto& line : furniture.stamp->lines) {
    const Extent extent = stamp_extent(line, master, typesetter);
    warn_of({line}, "this stamp is wider than the text", extent.over(), diagnostics);
  }
}

}  // namespace jianbao::layout
