#include "layout/page_break.h"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace jianbao::layout {

namespace {

using base::Length;

constexpr std::int64_t impossible = std::numeric_limits<std::int64_t>::max() / 4;
// Dearer than any sum of white space, so a forbidden break is taken only where nothing else is
// left.
constexpr std::int64_t broken_rule = 1'000'000'000;

// No white space is worth a page more.
constexpr std::int64_t page_cost = 10'000;

// A few lines alone on a page are worse than white at the foot of the page before.
constexpr std::int64_t lonely = 4;

std::int64_t white_cost(Length white, Length baseline) {
  const std::int64_t lines = std::max<std::int64_t>(0, white.units() / baseline.units());
  return lines * lines;
}

// Where a strip stands that follows on `bottom`.
Length top_of(const Strip& strip, bool first, Length bottom, Length baseline) {
  if (first && strip.repeat) return strip.repeat->height;
  return strip.on_grid ? snapped(bottom, baseline) : bottom;
}

}  // namespace

std::vector<PageSpan> break_pages(const std::vector<Strip>& strips, PageHeight page) {
  const std::size_t count = strips.size();
  std::vector<std::int64_t> best(count + 1, impossible);
  std::vector<std::size_t> from(count + 1, 0);
  best[0] = 0;
  for (std::size_t begin = 0; begin < count; ++begin) {
    if (best[begin] >= impossible) continue;
    std::size_t first = begin;
    while (first < count && strips[first].blank && !strips[first].break_before) ++first;
    if (first == count && best[begin] < best[count]) {
      best[count] = best[begin];
      from[count] = begin;
    }
    Length bottom;
    for (std::size_t end = first; end < count; ++end) {
      if (end > first && strips[end].break_before) break;
      bottom = top_of(strips[end], end == first, bottom, page.baseline) + strips[end].height;
      if (bottom > page.height && end > first) break;
      const bool last = end + 1 == count || strips[end + 1].break_before;
      std::int64_t cost = best[begin] + page_cost;
      if (last) {
        cost += lonely * white_cost(page.height / 4 - bottom, page.baseline);
      } else {
        cost += white_cost(page.height - bottom, page.baseline);
        cost += strips[end].break_cost >= never ? broken_rule : strips[end].break_cost;
      }
      if (cost < best[end + 1]) {
        best[end + 1] = cost;
        from[end + 1] = begin;
      }
    }
  }
  std::vector<PageSpan> pages;
  for (std::size_t at = count; at > 0; at = from[at]) {
    std::size_t begin = from[at];
    while (begin < at && strips[begin].blank && !strips[begin].break_before) ++begin;
    if (begin < at) pages.push_back({begin, at});
  }
  std::reverse(pages.begin(), pages.end());
  return pages;
}

std::vector<Length> strip_tops(const std::vector<Strip>& strips, PageSpan span, Length baseline) {
  std::vector<Length> tops;
  Length bottom;
  for (std::size_t i = span.begin; i < span.end; ++i) {
    tops.push_back(top_of(strips[i], i == span.begin, bottom, baseline));
    bottom = tops.back() + strips[i].height;
  }
  tops.push_back(bottom);
  return tops;
}

}  // namespace jianbao::layout
