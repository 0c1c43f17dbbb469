#include "layout/side_pages.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "layout/page_places.h"
#include "layout/side_column.h"

namespace jianbao::layout {

using base::Length;

namespace {

// What takes the side column's place too.
std::vector<Band> taken_bands(const PageFlow& flow, const PagePlan& plan,
                              const std::vector<StripPlace>& places, PageHeight page) {
  std::vector<Band> taken;
  const std::vector<Length> tops = float_tops(flow, plan, page);
  for (std::size_t i = plan.floats.begin; i < plan.floats.end; ++i) {
    const Strip& strip = flow.floats[i].strip;
    if (strip.full_width) taken.push_back({tops[i - plan.floats.begin], strip.height});
  }
  for (std::size_t i = plan.strips.begin; i < plan.strips.end; ++i) {
    const Strip& strip = flow.strips[i];
    if (strip.full_width) taken.push_back({places[i - plan.strips.begin].top, strip.height});
  }
  std::sort(taken.begin(), taken.end(), [](const Band& a, const Band& b) { return a.top < b.top; });
  return taken;
}

bool has_cards(const PageFlow& flow, const PagePlan& plan) {
  const auto strip = [&](std::size_t i) { return flow.strips.begin() + static_cast<long>(i); };
  return std::any_of(strip(plan.strips.begin), strip(plan.strips.end),
                     [](const Strip& each) { return !each.side_cards.empty(); });
}

}  // namespace

SidePage SidePages::next(const PageFlow& flow, const PagePlan& plan) {
  SidePage side;
  if (waiting_.empty() && !has_cards(flow, plan)) return side;
  const std::vector<StripPlace> places = strip_places(flow, plan, page_);
  const std::vector<Band> taken = taken_bands(flow, plan, places, page_);
  side.cards = std::exchange(waiting_, {});
  side.late = side.cards.size();
  std::vector<CardWish> wishes;
  for (const SideCard& card : side.cards) wishes.push_back({{{}, card.height}, card.white});
  for (std::size_t i = plan.strips.begin; i < plan.strips.end; ++i) {
    for (const SideCard& card : flow.strips[i].side_cards) {
      wishes.push_back({{places[i - plan.strips.begin].top, card.height}, card.white});
      side.cards.push_back(card);
    }
  }
  side.tops = place_side_cards(wishes, taken, page_.height);
  // No page has room for it; where nothing else is in its way it stands here and goes beyond.
  if (side.tops.empty() && taken.empty()) {
    side.tops.emplace_back();
    side.over = wishes.front().band.height - page_.height;
  }
  Length free = page_.height;
  for (const Band& band : taken) free -= band.height;
  put_off(side, free);
  return side;
}

// What stands behind those that have a place.
void SidePages::put_off(SidePage& side, Length free) {
  const std::size_t count = side.tops.size();
  for (std::size_t i = 0; i < count; ++i) free -= side.cards[i].height;
  for (std::size_t i = count; i < side.cards.size(); ++i) {
    SideCard& card = side.cards[i];
    if (i >= side.late) card.lack = card.height - std::clamp(free, Length{}, card.height);
    free = {};
    waiting_.push_back(std::move(card));
  }
  side.cards.resize(count);
  side.late = std::min(side.late, count);
}

std::size_t SidePages::pages_left() const {
  SidePages rest = *this;
  std::size_t count = 0;
  for (; !rest.waiting_.empty(); ++count) rest.next({}, {});
  return count;
}

void add_side_pages(std::vector<PagePlan>& plans, const PageFlow& flow, std::size_t count) {
  const PageSpan no_strips{flow.strips.size(), flow.strips.size()};
  const PageSpan no_floats{flow.floats.size(), flow.floats.size()};
  plans.insert(plans.end(), count, PagePlan{no_strips, no_floats, {}});
}

void warn_of_side(const SidePage& side, std::size_t number, base::Diagnostics& diagnostics) {
  if (side.over > Length{}) {
    diagnostics.warn(side.cards.front().span, "this is taller than the side column",
                     "by " + base::points_text(side.over));
  }
  for (std::size_t i = 0; i < side.late; ++i) {
    const SideCard& card = side.cards[i];
    const std::string where = "it stands on page " + std::to_string(number);
    const bool lacks = card.lack > Length{};
    diagnostics.warn(card.span, "the side column has no room for this",
                     lacks ? "by " + base::points_text(card.lack) + ", so " + where : where);
  }
}

}  // namespace jianbao::layout
