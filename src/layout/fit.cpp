#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "layout/blocks.h"

// Blocks that their pages have no room for.
namespace jianbao::layout {

using base::Length;

namespace {

// How far down a strip an item starts.
Length start_of_item(const page::Item& item, bool vertical) {
  const auto along = [&](base::Point at) { return vertical ? -at.x : at.y; };
  return std::visit(
      [&](const auto& each) -> Length {
        if constexpr (requires { each.origin.y; }) {
          return along(each.origin);
        } else if constexpr (requires { each.area.origin; }) {
          return along(each.area.origin);
        } else if constexpr (requires { each.elements; }) {
          return each.elements.empty() ? Length{} : along(each.elements.front().points[0]);
        } else {
          return {};
        }
      },
      item);
}

bool is_clip(const page::Item& item) {
  return std::holds_alternative<page::Clip>(item) || std::holds_alternative<page::EndClip>(item);
}

constexpr std::array lists{&Strip::items, &Strip::other_columns, &Strip::area_items};

// What a strip shows, by the page on which it starts when all of it follows on from page to page.
std::vector<Strip> by_pages(Strip& whole, Length page, bool vertical) {
  std::vector<Strip> parts(1);
  for (const auto list : lists) {
    for (page::Item& item : std::exchange(whole.*list, {})) {
      const Length start = start_of_item(item, vertical);
      const auto part =
          static_cast<std::size_t>(std::max<std::int64_t>(0, start.units() / page.units()));
      if (part >= parts.size()) parts.resize(part + 1);
      const Length up = -(page * static_cast<std::int64_t>(part));
      page::translate(item, vertical ? -up : Length{}, vertical ? Length{} : up);
      (parts[part].*list).push_back(std::move(item));
    }
  }
  return parts;
}

// Strips as high as the page; the first has all that is no thing.
std::vector<Strip> parted(Strip whole, Length page, bool vertical) {
  const bool clips = std::any_of(whole.items.begin(), whole.items.end(), is_clip) ||
                     std::any_of(whole.area_items.begin(), whole.area_items.end(), is_clip);
  std::vector<Strip> parts(1);
  for (const auto list : lists) parts.front().*list = whole.*list;
  // What clips, as charts do, stays whole.
  if (!clips) parts = by_pages(whole, page, vertical);
  const Length before = page * (static_cast<std::int64_t>(parts.size()) - 1);
  const Length last = std::clamp(whole.height - before, Length::points(1), page);
  // No page is left white between them.
  const auto empty = [](const Strip& part) {
    return std::all_of(lists.begin(), lists.end(),
                       [&](const auto list) { return (part.*list).empty(); });
  };
  parts.erase(std::remove_if(parts.begin() + 1, parts.end(), empty), parts.end());
  for (const auto list : lists) whole.*list = std::move(parts.front().*list);
  const int break_cost = std::exchange(whole.break_cost, 0);
  const bool goes_on = std::exchange(whole.goes_on, true);
  for (Strip& part : parts) {
    part.full_width = whole.full_width;
    part.column_rule = whole.column_rule;
    part.boxes = whole.boxes;
    part.columns = whole.columns;
    part.goes_on = true;
    part.height = page;
  }
  parts.front() = std::move(whole);
  parts.front().height = page;
  parts.back().height = last;
  parts.back().break_cost = break_cost;
  parts.back().goes_on = goes_on;
  return parts;
}

base::Span first_span(const doc::Texts& texts) {
  for (const doc::Words& words : texts) {
    if (!words.inlines.empty()) return words.inlines.front().span;
  }
  return {};
}

}  // namespace

base::Span BlockMaker::place_of(const doc::Block& block) {
  return std::visit(
      [](const auto& each) -> base::Span {
        if constexpr (requires { each.span; }) {
          return each.span;
        } else if constexpr (requires { each.cards.front().span; }) {
          return each.cards.empty() ? base::Span{} : each.cards.front().span;
        } else if constexpr (requires { each.texts; }) {
          return first_span(each.texts);
        } else if constexpr (requires { each.caption; }) {
          return first_span(each.caption);
        } else {
          return {};
        }
      },
      block);
}

// What is taller than a page is said, and parted where the page ends; white that nothing stands in
// ends there.
void BlockMaker::fit_strips(std::size_t first, const doc::Block& block) {
  const Length page = master_.area_height();
  for (std::size_t i = first; i < strips_.size(); ++i) {
    if (strips_[i].height <= page) continue;
    too_tall(place_of(block), strips_[i].height - page);
    std::vector<Strip> parts = parted(std::move(strips_[i]), page, master_.vertical);
    strips_[i] = std::move(parts.front());
    strips_.insert(strips_.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                   std::make_move_iterator(parts.begin() + 1),
                   std::make_move_iterator(parts.end()));
    i += parts.size() - 1;
  }
}

int BlockMaker::fit_baselines(int wanted, base::Span place) {
  if (wanted <= master_.baselines) return wanted;
  too_tall(place, master_.baseline * (wanted - master_.baselines));
  return master_.baselines;
}

void BlockMaker::too_tall(base::Span place, Length by) {
  diagnostics_.warn(place, "this is taller than its page", "by " + base::points_text(by));
}

// What is as wide as `from` in the size at which it fits.
text::Line BlockMaker::smaller(const doc::Words& words, Length from, Length to) {
  const std::int64_t part = std::max<std::int64_t>(1, to.units());
  std::vector<doc::Inline> inlines = words.inlines;
  for (doc::Inline& each : inlines) {
    each.style.size = each.style.size.scaled(part, from.units());
    each.style.letter_spacing = each.style.letter_spacing.scaled(part, from.units());
  }
  return typesetter_.label(inlines, directed(words.style));
}

}  // namespace jianbao::layout
