#include "pdf/printed_page.h"

#include "pdf/press_marks.h"

namespace jianbao::pdf {

namespace {

using base::Length;
using base::Point;

constexpr Length cross = Length::points(5);

void add_line(std::vector<page::Path>& marks, Point from, Point to) {
  page::Path path;
  path.elements = {{page::PathElement::Kind::move, {from, {}, {}}},
                   {page::PathElement::Kind::line, {to, {}, {}}}};
  path.stroked = true;
  path.stroke.width = press_marks::width;
  marks.push_back(std::move(path));
}

// A cross in the middle of each edge.
void add_registration_marks(std::vector<page::Path>& marks, const page::Rectangle& trim,
                            Length from) {
  const Point middle{trim.origin.x + trim.size.width / 2, trim.origin.y + trim.size.height / 2};
  const Length out = from + press_marks::length / 2;
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
  const Length around =
      options.bleed +
      (marks ? press_marks::gap + press_marks::length + press_marks::gap : Length{});
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
  const Length from = options.bleed + press_marks::gap;
  if (options.crop_marks) {
    for (const auto& line : press_marks::crop(printed.trim, from)) {
      add_line(printed.marks, line.from, line.to);
    }
  }
  if (options.registration_marks) add_registration_marks(printed.marks, printed.trim, from);
  return printed;
}

}  // namespace jianbao::pdf
