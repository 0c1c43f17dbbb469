#include "layout/merge.h"

#include <iterator>
#include <utility>

#include "layout/box_ground.h"
#include "layout/stack.h"

namespace jianbao::layout {

namespace {

void take(Items& into, Items& from, base::Point by) {
  for (page::Item& item : from) {
    page::translate(item, by.x, by.y);
    into.push_back(std::move(item));
  }
}

// What a table goes on with, at the top of a column or of what it is parted into.
void take_repeated(Items& into, Strip& strip, base::Point to) {
  Items again = strip.repeat->items;
  take(into, again, {to.x, to.y - strip.repeat->height});
  take(into, strip.again_items, to);
}

// On a vertical page strips follow one another to the left.
base::Point shift_to(const StripPlace& place, bool vertical) {
  return vertical ? base::Point{-place.top, place.left} : base::Point{place.left, place.top};
}

void append(Items& items, Items& more) {
  std::move(more.begin(), more.end(), std::back_inserter(items));
  more.clear();
}

}  // namespace

Strip merged(std::vector<Strip> strips, const doc::PageMaster& master) {
  Stack stack(master.baseline);
  for (const Strip& strip : strips) stack.add(strip);
  const std::vector<StripPlace> places = stack.places();
  Strip whole;
  Items beside;  // what the languages beside say, read when the paragraph has ended
  whole.height = stack.height();
  for (std::size_t i = 0; i < strips.size(); ++i) {
    Strip& strip = strips[i];
    const base::Point to = shift_to(places[i], master.vertical);
    const bool goes_on = (i == 0 || places[i].heads_column) && strip.repeat;
    if (goes_on) take_repeated(whole.area_items, strip, to);
    take(whole.area_items, strip.area_items, to);
    take(whole.area_items, strip.inner_area_items, to);
    take(whole.items, strip.items, to);
    if (i > 0) take(whole.items, strip.inner_items, to);
    take(beside, strip.other_columns, to);
    if (!strip.goes_on) append(whole.items, beside);
    whole.full_width = whole.full_width || strip.full_width;
    whole.shows_signature = whole.shows_signature || strip.shows_signature;
    std::move(strip.notes.begin(), strip.notes.end(), std::back_inserter(whole.notes));
    std::move(strip.side_cards.begin(), strip.side_cards.end(),
              std::back_inserter(whole.side_cards));
    if (whole.heading == nullptr) whole.heading = strip.heading;
    if (whole.numbered == Numbered::no) whole.numbered = strip.numbered;
  }
  append(whole.items, beside);
  paint_boxes(whole, strips, places, master.vertical);
  return whole;
}

}  // namespace jianbao::layout
