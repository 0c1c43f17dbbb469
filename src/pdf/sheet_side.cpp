#include "pdf/sheet_side.h"

#include <algorithm>

#include "base/number.h"
#include "pdf/press_marks.h"

namespace jianbao::pdf {

namespace {

using base::Length;
using base::number;
using page::Rectangle;
using Line = press_marks::Line;

constexpr Length shortest = Length::points(5);  // of a mark that can be seen

Length right(const Rectangle& area) { return area.origin.x + area.size.width; }
Length top(const Rectangle& area) { return area.origin.y + area.size.height; }

// The part of an area that is on the sheet.
Rectangle on_sheet(const Rectangle& area, base::Size sheet) {
  const Length left = std::max(area.origin.x, Length{}), foot = std::max(area.origin.y, Length{});
  return {{left, foot},
          {std::min(right(area), sheet.width) - left, std::min(top(area), sheet.height) - foot}};
}

bool meets(const Line& line, const Rectangle& area) {
  const auto [left, most_x] = std::minmax(line.from.x, line.to.x);
  const auto [foot, most_y] = std::minmax(line.from.y, line.to.y);
  return most_x > area.origin.x && left < right(area) && most_y > area.origin.y && foot < top(area);
}

// As long as the sheet lets it be.
Line shortened(Line line, base::Size sheet) {
  line.to.x = std::clamp(line.to.x, Length{}, sheet.width);
  line.to.y = std::clamp(line.to.y, Length{}, sheet.height);
  return line;
}

// From where it starts to where it ends in the direction that it was meant to go.
Length length_of(const Line& meant, const Line& line) {
  const Length x = meant.to.x < meant.from.x ? line.from.x - line.to.x : line.to.x - line.from.x;
  const Length y = meant.to.y < meant.from.y ? line.from.y - line.to.y : line.to.y - line.from.y;
  return x + y;
}

// By how much what is printed goes on beyond what is left.
Length bleed_of(const SheetSide& side) {
  Length most;
  for (const SheetSide::Place& place : side.places) {
    most = std::max({most, place.trim.origin.x - place.bleed.origin.x,
                     place.trim.origin.y - place.bleed.origin.y,
                     right(place.bleed) - right(place.trim), top(place.bleed) - top(place.trim)});
  }
  return most;
}

// The marks whose place is free, drawn one after another.
std::string drawn(const std::vector<Line>& lines, const SheetSide& side) {
  std::string content;
  for (const Line& meant : lines) {
    const Line line = shortened(meant, side.sheet);
    const auto in_the_way = [&](const SheetSide::Place& place) { return meets(line, place.bleed); };
    if (length_of(meant, line) < shortest) continue;
    if (std::any_of(side.places.begin(), side.places.end(), in_the_way)) continue;
    content += number(line.from.x) + " " + number(line.from.y) + " m " + number(line.to.x) + " " +
               number(line.to.y) + " l S\n";
  }
  return content;
}

}  // namespace

Rectangle trimmed_area(const SheetSide& side) {
  Rectangle area = side.places.front().trim;
  for (const SheetSide::Place& place : side.places) area = page::joined(area, place.trim);
  return on_sheet(area, side.sheet);
}

Rectangle printed_area(const SheetSide& side) {
  Rectangle area = side.places.front().bleed;
  for (const SheetSide::Place& place : side.places) area = page::joined(area, place.bleed);
  return on_sheet(area, side.sheet);
}

std::string sheet_marks(const SheetSide& side) {
  const Length from = bleed_of(side) + press_marks::gap;
  std::string content;
  if (side.fold) {
    const Rectangle trim = trimmed_area(side);
    content = drawn(press_marks::crop(trim, from), side);
    const std::string folds = drawn(press_marks::fold(trim, *side.fold, from), side);
    // Dashed: it is not cut.
    if (!folds.empty()) content += "[2 2] 0 d\n" + folds;
  } else {
    for (const SheetSide::Place& place : side.places) {
      content += drawn(press_marks::crop(place.trim, from), side);
    }
  }
  return content.empty() ? content : number(press_marks::width) + " w\n" + content;
}

}  // namespace jianbao::pdf
