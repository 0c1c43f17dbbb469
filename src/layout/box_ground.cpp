#include "layout/box_ground.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace jianbao::layout {

using base::Length;

namespace {

bool holds(const Strip& strip, const doc::Box* box) {
  return std::any_of(strip.boxes.begin(), strip.boxes.end(),
                     [&](const BoxGround& ground) { return ground.box == box; });
}

// What of a box's edge is on this page.
struct Edges {
  bool top = true, bottom = true;
};

void paint(Items& items, const doc::Box& box, const page::Rectangle& area, Edges edges,
           bool vertical) {
  if (box.background) items.emplace_back(page::rectangle(area, *box.background));
  if (!box.border || box.border_width <= Length{}) return;
  const auto [x, y] = area.origin;
  const auto [width, height] = area.size;
  const Length thick = box.border_width;
  const auto side = [&](base::Point from, base::Size size) {
    items.emplace_back(page::rectangle({from, size}, *box.border));
  };
  // A vertical page begins on its right and goes on on its left.
  const bool left = !vertical || edges.bottom, right = !vertical || edges.top;
  const bool top = vertical || edges.top, bottom = vertical || edges.bottom;
  if (left) side({x, y}, {thick, height});
  if (right) side({x + width - thick, y}, {thick, height});
  if (top) side({x, y}, {width, thick});
  if (bottom) side({x, y + height - thick}, {width, thick});
}

// A box among strips that stand together: its first strip and its last.
struct Extent {
  const BoxGround* ground = nullptr;
  std::size_t first = 0, last = 0;
  bool from_area = false;  // its left edge is reckoned from the text area's
};

std::vector<Extent> extents(const std::vector<Strip>& strips, PageSpan span) {
  std::vector<Extent> found;
  for (std::size_t i = span.begin; i < span.end; ++i) {
    for (const BoxGround& ground : strips[i].boxes) {
      const bool known = std::any_of(found.begin(), found.end(), [&](const Extent& extent) {
        return extent.ground->box == ground.box;
      });
      if (known) continue;
      Extent extent{&ground, i, i, strips[i].boxes.front().box->full_width};
      while (extent.last + 1 < span.end && holds(strips[extent.last + 1], ground.box))
        ++extent.last;
      found.push_back(extent);
    }
  }
  return found;
}

void put_below(Items& items, Items grounds) {
  items.insert(items.begin(), std::make_move_iterator(grounds.begin()),
               std::make_move_iterator(grounds.end()));
}

}  // namespace

void paint_boxes(page::Page& page, const doc::PageMaster& master, const std::vector<Strip>& strips,
                 PageSpan span, const std::vector<StripPlace>& places, std::size_t number) {
  const bool recto = number % 2 == 1;
  const bool inner_left = recto != master.vertical;
  const Length area =
      inner_left ? master.inner : master.sheet.width - master.inner - master.across();
  const Length beside =
      recto || master.side_column <= Length{} ? Length{} : master.side_column + master.side_gutter;
  Items grounds;
  for (const auto& [ground, first, last, from_area] : extents(strips, span)) {
    const Edges edges{first == 0 || !holds(strips[first - 1], ground->box),
                      last + 1 == strips.size() || !holds(strips[last + 1], ground->box)};
    // What a table repeats on the next page stands on the ground too.
    const Length top = edges.top ? places[first - span.begin].top : Length{};
    const Length bottom = places[last - span.begin].top + strips[last].height;
    const Length start = (from_area ? Length{} : beside) + ground->left;
    const page::Rectangle place =
        master.vertical
            ? page::Rectangle{{area + master.across() - bottom, master.top + start},
                              {bottom - top, ground->width}}
            : page::Rectangle{{area + start, master.top + top}, {ground->width, bottom - top}};
    paint(grounds, *ground->box, place, edges, master.vertical);
  }
  put_below(page.items, std::move(grounds));
}

void paint_boxes(Strip& whole, const std::vector<Strip>& strips,
                 const std::vector<StripPlace>& places, bool vertical) {
  Items on_area, on_measure;
  for (const auto& [ground, first, last, from_area] : extents(strips, {0, strips.size()})) {
    const Length top = places[first].top, bottom = places[last].top + strips[last].height;
    const page::Rectangle place =
        vertical ? page::Rectangle{{-bottom, ground->left}, {bottom - top, ground->width}}
                 : page::Rectangle{{ground->left, top}, {ground->width, bottom - top}};
    paint(from_area ? on_area : on_measure, *ground->box, place, {}, vertical);
  }
  put_below(whole.area_items, std::move(on_area));
  put_below(whole.items, std::move(on_measure));
}

}  // namespace jianbao::layout
