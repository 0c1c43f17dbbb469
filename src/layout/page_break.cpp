#include "layout/page_break.h"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace jianbao::layout {

namespace {

constexpr std::int64_t impossible = std::numeric_limits<std::int64_t>::max() / 4;
// Dearer than any sum of white space, so a forbidden break is taken only where nothing else is
// left.
constexpr std::int64_t broken_rule = 1'000'000'000;

std::int64_t white_cost(int white) { return std::int64_t{white} * white; }

}  // namespace

std::vector<PageSpan> break_pages(const std::vector<Strip>& strips, int page_baselines) {
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
    int height = 0;
    for (std::size_t end = first; end < count; ++end) {
      if (end > first && strips[end].break_before) break;
      height += strips[end].baselines;
      if (height > page_baselines && end > first) break;
      const bool last = end + 1 == count || strips[end + 1].break_before;
      std::int64_t cost = best[begin];
      if (!last) {
        cost += white_cost(std::max(0, page_baselines - height));
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

}  // namespace jianbao::layout
