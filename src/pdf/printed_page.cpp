#include "pdf/printed_page.h"

#include <algorithm>

namespace jianbao::pdf {

namespace {

using base::Length;
using base::Point;

constexpr Length mark_length = Length::points(14), mark_gap = Length::points(3);
constexpr Length mark_width = Length::from_points(0.25);
constexpr Length cross = Length::points(5);

void add_line(std::vector<page::Path>& marks, Point from, Point to) {
  page::Path path;
  path.elements = {{page::PathElement::Kind::move, {from, {}, {}}},
                   {page::PathElement::Kind::line, {to, {}, {}}}};
  path.stroked = true;
  path.stroke.width = mark_width;
  marks.push_back(std::move(path));
}

// Two at each corner, in line with the edges that are cut.
void add_crop_marks(std::vector<page::Path>& marks, const page::Rectangle& trim, Length from) {
  const Length left = trim.origin.x, right = left + trim.size.width;
  const Length top = trim.origin.y, bottom = top + trim.size.height;
  const Length to = from + mark_length;
  for (const Length x : {left, right}) {
    add_line(marks, {x, top - from}, {x, top - to});
    add_line(marks, {x, bottom + from}, {x, bottom + to});
  }
  for (const Length y : {top, bottom}) {
    add_line(marks, {left - from, y}, {left - to, y});
    add_line(marks, {right + from, y}, {right + to, y});
  }
}

// A cross in the middle of each edge.
void add_registration_marks(std::vector<page::Path>& marks, const page::Rectangle& trim,
                            Length from) {
  const Point middle{trim.origin.x + trim.size.width / 2, trim.origin.y + trim.size.height / 2};
  const Length out = from + mark_length / 2;
  for (const Point at : {Point{middle.x, trim.origin.y - out},
                         Point{middle.x, trim.origin.y + trim.size.height + out},
                         Point{trim.origin.x - out, middle.y},
                         Point{trim.origin.x + trim.size.width + out, middle.y}}) {
    add_line(marks, {at.x - cross, at.y}, {at.x + cross, at.y});
    add_line(marks, {at.x, at.y - cross}, {at.x, at.y + cross});
  }
}

}  // namespace

PrintedPage printed_page(const page::Page& page, const PageOptions& options) {
  const bool marks = options.crop_marks || options.registration_marks;
  const Length around = options.bleed + (marks ? mark_gap + mark_length + mark_gap : Length{});
  PrintedPage printed{page, {{around, around}, page.size}, {}, {}};
  printed.bleed = {{around - options.bleed, around - options.bleed},
                   {page.size.width + options.bleed * 2, page.size.height + options.bleed * 2}};
  if (around == Length{}) return printed;
  printed.page.size = {page.size.width + around * 2, page.size.height + around * 2};
  for (page::Item& item : printed.page.items) page::translate(item, around, around);
  if (printed.page.signature_area) {
    printed.page.signature_area->origin.x += around;
    printed.page.signature_area->origin.y += around;
  }
  const Length from = options.bleed + mark_gap;
  if (options.crop_marks) add_crop_marks(printed.marks, printed.trim, from);
  if (options.registration_marks) add_registration_marks(printed.marks, printed.trim, from);
  return printed;
}

}  // namespace jianbao::pdf
