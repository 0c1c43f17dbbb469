#include "text/distribute.h"

#include <algorithm>

namespace jianbao::text {

namespace {

using base::Length;
using Kind = Item::Kind;

// One item's claim on what is to be given or taken.
struct Claim {
  std::size_t item = 0;
  Length most;
};

// Gives `total` out in proportion to the claims; roundings even out on the way.
void share(std::vector<Length>& widths, const std::vector<Claim>& claims, Length total,
           std::int64_t sign) {
  Length sum;
  for (const Claim& claim : claims) sum += claim.most;
  if (sum <= Length{}) return;
  Length claimed, given;
  for (const Claim& claim : claims) {
    claimed += claim.most;
    const Length due = total.scaled(claimed.units(), sum.units());
    widths[claim.item] += (due - given) * sign;
    given = due;
  }
}

Length sum_of(const std::vector<Claim>& claims) {
  Length sum;
  for (const Claim& claim : claims) sum += claim.most;
  return sum;
}

class Line {
 public:
  Line(const std::vector<Item>& items, std::size_t begin, std::size_t end)
      : items_(items), begin_(begin), end_(end) {
    for (std::size_t i = begin; i < end; ++i) {
      widths_.push_back(items[i].kind == Kind::penalty ? Length{} : items[i].width);
    }
    if (end < items.size() && items[end].kind == Kind::penalty) {
      widths_.push_back(items[end].width);
    }
  }

  std::vector<Length> take() { return std::move(widths_); }

  void shrink(Length needed) {
    for (std::size_t level = 0; level < shrink_levels && needed > Length{}; ++level) {
      std::vector<Claim> claims;
      for (std::size_t i = 0; i < widths_.size(); ++i) {
        const Item& item = items_[begin_ + i];
        if (item.kind == Kind::penalty && begin_ + i != end_) continue;
        if (static_cast<std::size_t>(item.shrink_level) == level && item.shrink > Length{}) {
          claims.push_back({i, item.shrink});
        }
      }
      const Length taken = std::min(needed, sum_of(claims));
      share(widths_, claims, taken, -1);
      needed -= taken;
    }
  }

  void stretch(Length slack) {
    for (const Stretch level : {Stretch::word_space, Stretch::script}) {
      const std::vector<Claim> claims = spreading(level);
      const Length given = std::min(slack, sum_of(claims));
      share(widths_, claims, given, 1);
      slack -= given;
    }
    share(widths_, spreading(Stretch::all), slack, 1);
  }

 private:
  // Those of a level with what they may take; for all, each alike.
  std::vector<Claim> spreading(Stretch level) const {
    std::vector<Claim> claims;
    for (std::size_t i = 0; begin_ + i < end_; ++i) {
      const Item& item = items_[begin_ + i];
      if (item.kind != Kind::glue || !item.spreads) continue;
      if (level == Stretch::all) {
        claims.push_back({i, Length::points(1)});
      } else if (item.stretch_level == level) {
        claims.push_back({i, item.most});
      }
    }
    return claims;
  }

  const std::vector<Item>& items_;
  std::size_t begin_, end_;
  std::vector<Length> widths_;
};

}  // namespace

std::vector<Length> distribute(const std::vector<Item>& items, std::size_t begin, std::size_t end,
                               Length slack) {
  Line line(items, begin, end);
  if (slack < Length{}) line.shrink(-slack);
  if (slack > Length{}) line.stretch(slack);
  return line.take();
}

}  // namespace jianbao::text
