#include "layout/box_ground.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace jianbao::layout {

using base::Length;

namespace {

// Null: the strip does not stand in it.
const BoxGround* ground_in(const Strip& strip, const doc::Box* box) {
  const auto found = std::find_if(strip.boxes.begin(), strip.boxes.end(),
                                  [&](const BoxGround& ground) { return ground.box == box; });
  return found == strip.boxes.end() ? nullptr : &*found;
}

bool holds(const Strip& strip, const doc::Box* box) { return ground_in(strip, box) != nullptr; }

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

// What of a box stands in one place: its first strip there and its last, from the side where lines
// start, and from where the page or column does.
struct Extent {
  const BoxGround* ground = nullptr;
  std::size_t first = 0, last = 0;
  bool from_area = false;  // its left edge is reckoned from the text area's
  Length left, top, bottom;
  Edges edges;
};

// Where strips stand.
struct Stand {
  const std::vector<Strip>& strips;
  PageSpan span;
  const std::vector<StripPlace>& places;

  const StripPlace& place(std::size_t strip) const { return places[strip - span.begin]; }
};

// What a table repeats at the top of a page or column stands on the ground too.
Length top_of(const Stand& stand, std::size_t first) {
  const StripPlace& place = stand.place(first);
  if (!place.heads_column) return Length{};
  const auto& repeat = stand.strips[first].repeat;
  return repeat ? place.top - repeat->height : place.top;
}

Extent extent_from(const Stand& stand, const BoxGround& ground, std::size_t first) {
  const std::vector<Strip>& strips = stand.strips;
  Extent extent{&ground, first, first, false, {}, {}, {}, {}};
  const BoxGround& outer = strips[first].boxes.front();
  extent.from_area = outer.box->full_width && (!strips[first].columns || outer.around_columns);
  // A column ends what stands in it, but not what is around all columns.
  const auto goes_on = [&](std::size_t strip) {
    const BoxGround* there = ground_in(strips[strip], ground.box);
    return there != nullptr && (there->around_columns || !stand.place(strip).heads_column);
  };
  while (extent.last + 1 < stand.span.end && goes_on(extent.last + 1)) ++extent.last;
  extent.edges.top = first == 0 || !holds(strips[first - 1], ground.box);
  extent.edges.bottom =
      extent.last + 1 == strips.size() || !holds(strips[extent.last + 1], ground.box);
  extent.left = stand.place(first).left + ground.left;
  extent.top = extent.edges.top ? stand.place(first).top : top_of(stand, first);
  for (std::size_t i = first; i <= extent.last; ++i) {
    extent.bottom = std::max(extent.bottom, stand.place(i).top + strips[i].height);
  }
  // Where a page ends within it, its ground goes on into the margin: the padding stays.
  if (!extent.edges.top && first == stand.span.begin) extent.top -= ground.box->padding;
  if (!extent.edges.bottom && extent.last + 1 == stand.span.end) {
    extent.bottom += ground.box->padding;
  }
  return extent;
}

std::vector<Extent> extents(const Stand& stand) {
  std::vector<Extent> found;
  for (std::size_t i = stand.span.begin; i < stand.span.end; ++i) {
    for (const BoxGround& ground : stand.strips[i].boxes) {
      const bool known = std::any_of(found.begin(), found.end(), [&](const Extent& extent) {
        return extent.ground->box == ground.box && i <= extent.last;
      });
      if (!known) found.push_back(extent_from(stand, ground, i));
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
  for (const Extent& extent : extents({strips, span, places})) {
    const Length start = (extent.from_area ? Length{} : beside) + extent.left;
    const Length width = extent.ground->width, height = extent.bottom - extent.top;
    const page::Rectangle place =
        master.vertical
            ? page::Rectangle{{area + master.across() - extent.bottom, master.top + start},
                              {height, width}}
            : page::Rectangle{{area + start, master.top + extent.top}, {width, height}};
    paint(grounds, *extent.ground->box, place, extent.edges, master.vertical);
  }
  put_below(page.items, std::move(grounds));
}

void paint_boxes(Strip& whole, const std::vector<Strip>& strips,
                 const std::vector<StripPlace>& places, bool vertical) {
  Items on_area, on_measure;
  for (const Extent& extent : extents({strips, {0, strips.size()}, places})) {
    const Length width = extent.ground->width, height = extent.bottom - extent.top;
    const page::Rectangle place =
        vertical ? page::Rectangle{{-extent.bottom, extent.left}, {height, width}}
                 : page::Rectangle{{extent.left, extent.top}, {width, height}};
    paint(extent.from_area ? on_area : on_measure, *extent.ground->box, place, extent.edges,
          vertical);
  }
  put_below(whole.area_items, std::move(on_area));
  put_below(whole.items, std::move(on_measure));
}

}  // namespace jianbao::layout
