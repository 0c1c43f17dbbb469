#include "rows/pick.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

#include "rows/order.h"

namespace jianbao::rows {

using value::Value;

Rows sort(Rows rows, const Step& step) {
  const auto ordering = Ordering::make(rows, step.sort(), step.world());
  if (!ordering) return {};
  std::vector<std::size_t> places(rows.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  ordering->sort(places);
  Rows sorted;
  sorted.reserve(rows.size());
  for (const std::size_t place : places) sorted.push_back(std::move(rows[place]));
  return sorted;
}

Rows limit(Rows rows, const Step& step) {
  const std::size_t begin = std::min(step.number("offset", 0), rows.size());
  const std::size_t count = std::min(step.number("limit", rows.size()), rows.size() - begin);
  const auto first = rows.begin() + static_cast<std::ptrdiff_t>(begin);
  return {std::make_move_iterator(first),
          std::make_move_iterator(first + static_cast<std::ptrdiff_t>(count))};
}

namespace {

// SplitMix64: its numbers are the same on every machine, unlike those of the standard library's
// distributions.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}

  // From 0 to below `bound`, each as likely: what would favour the small ones is drawn again.
  std::uint64_t below(std::uint64_t bound) {
    const std::uint64_t unfair = (UINT64_MAX % bound + 1) % bound;
    std::uint64_t drawn = next();
    while (drawn > UINT64_MAX - unfair) drawn = next();
    return drawn % bound;
  }

 private:
  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15ULL;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebULL;
    return mixed ^ (mixed >> 31U);
  }

  std::uint64_t state_;
};

}  // namespace

Rows sample(Rows rows, const Step& step) {
  Chance chance(step.number("seed", 0));
  std::size_t wanted = std::min(step.number("sample", rows.size()), rows.size());
  Rows chosen;
  // Knuth's algorithm S: each set of so many rows is as likely.
  for (std::size_t i = 0; i < rows.size() && wanted > 0; ++i) {
    if (chance.below(rows.size() - i) >= wanted) continue;
    chosen.push_back(std::move(rows[i]));
    --wanted;
  }
  return chosen;
}

}  // namespace jianbao::rows
