#include "layout/side_column.h"

#include <algorithm>

namespace jianbao::layout {

namespace {

using base::Length;

const Band* meets(const std::vector<Band>& taken, Length top, Length height) {
  for (const Band& band : taken) {
    if (top < band.top + band.height && band.top < top + height) return &band;
  }
  return nullptr;
}

// The places of the first `count`; empty when they have no room.
std::vector<Length> place(const std::vector<CardWish>& wishes, std::size_t count,
                          const std::vector<Band>& taken, Length foot) {
  std::vector<Length> tops;
  Length free;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& [wish, white] = wishes[i];
    Length top = std::max(i == 0 ? Length{} : free + white, wish.top);
    while (const Band* band = meets(taken, top, wish.height + white)) {
      top = band->top + band->height;
    }
    tops.push_back(top);
    free = top + wish.height;
  }
  Length limit = foot;
  for (std::size_t i = count; i-- > 0;) {
    const auto& [wish, white] = wishes[i];
    Length top = std::min(tops[i], limit - wish.height);
    while (const Band* band = meets(taken, top, wish.height + white)) {
      top = band->top - wish.height - white;
    }
    if (top < Length{}) return {};
    tops[i] = top;
    limit = top - white;
  }
  return tops;
}

}  // namespace

std::vector<Length> place_side_cards(const std::vector<CardWish>& wishes,
                                     const std::vector<Band>& taken, Length foot) {
  for (std::size_t count = wishes.size(); count > 0; --count) {
    auto tops = place(wishes, count, taken, foot);
    if (!tops.empty()) return tops;
  }
  return {};
}

}  // namespace jianbao::layout
