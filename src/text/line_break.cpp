#include "text/line_break.h"

#include <algorithm>
#include <array>
#include <limits>

namespace jianbao::text {

namespace {

using base::Length;
using Kind = Item::Kind;

struct Sums {
  Length width, stretch, shrink;
};

struct Node {
  std::size_t item = 0;   // where the line before it breaks
  std::size_t start = 0;  // first item of the line after it
  int fitness = 1;        // tight, decent, loose, very loose
  bool hyphenated = false;
  double demerits = 0;
  double ratio = 0;
  bool overfull = false;
  std::ptrdiff_t previous = -1;
};

class TotalFit {
 public:
  TotalFit(const std::vector<Item>& items, const BreakOptions& options)
      : items_(items), options_(options), sums_(items.size() + 1) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      sums_[i + 1] = sums_[i];
      if (items[i].kind == Kind::penalty) continue;
      sums_[i + 1].width += items[i].width;
      sums_[i + 1].stretch += items[i].stretch;
      sums_[i + 1].shrink += items[i].shrink;
    }
  }

  // Empty when some line would be stretched more than `tolerance` times. Breaks that cost `dearest`
  // or more are not taken.
  std::vector<LineSpan> run(double tolerance, int dearest, bool emergency = false) {
    dearest_ = dearest;
    nodes_.assign(1, Node{.start = next_box(0)});
    active_.assign(1, 0);
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (!legal(i)) continue;
      try_break(i, tolerance, emergency);
      if (active_.empty()) return {};
    }
    return trace();
  }

 private:
  bool legal(std::size_t i) const {
    const Item& item = items_[i];
    if (item.kind == Kind::penalty) return item.cost < dearest_;
    return item.kind == Kind::glue && i > 0 && items_[i - 1].kind == Kind::box;
  }

  // What follows a break up to the next box is dropped.
  std::size_t next_box(std::size_t i) const {
    while (i < items_.size() && items_[i].kind != Kind::box) ++i;
    return i;
  }

  struct Fit {
    double ratio = 0;
    bool overfull = false;
    double demerits = 0;
    int fitness = 1;
  };

  Fit measure_line(const Node& from, std::size_t i) const {
    const bool last = items_[i].kind == Kind::penalty && items_[i].cost == forced;
    const std::size_t start = std::min(from.start, i);
    Length width = sums_[i].width - sums_[start].width;
    if (items_[i].kind == Kind::penalty) width += items_[i].width;
    Length stretch = sums_[i].stretch - sums_[start].stretch;
    const Length shrink = sums_[i].shrink - sums_[start].shrink;
    if (options_.ragged) stretch += options_.measure / 3;

    Fit fit;
    const Length slack = options_.measure - width;
    if (slack < Length{}) {
      fit.ratio = shrink > Length{} ? slack.to_points() / shrink.to_points() : -2;
      fit.overfull = fit.ratio < -1;
    } else if (!last && slack > Length{}) {
      // Without stretch a short line is as bad as can be, but not impossible.
      fit.ratio = stretch > Length{} ? slack.to_points() / stretch.to_points() : 100;
    }
    judge(fit, from, i, last && width < options_.short_line && from.previous >= 0);
    return fit;
  }

  void judge(Fit& fit, const Node& from, std::size_t i, bool short_last_line) const {
    const double magnitude = std::min(fit.ratio < 0 ? -fit.ratio : fit.ratio, 100.0);
    fit.fitness = fit.ratio < -0.5 ? 0 : fit.ratio <= 0.5 ? 1 : fit.ratio <= 1 ? 2 : 3;
    double line = 10 + 100 * magnitude * magnitude * magnitude;
    const int cost = items_[i].kind == Kind::penalty ? items_[i].cost : 0;
    const bool hyphenated = items_[i].width > Length{} && items_[i].kind == Kind::penalty;
    fit.demerits = line * line;
    if (cost > 0) fit.demerits += static_cast<double>(cost) * cost;
    if (std::abs(fit.fitness - from.fitness) > 1) fit.demerits += 10000;
    if (hyphenated && from.hyphenated) fit.demerits += 20000;
    // The last line is no part of a word.
    if (from.hyphenated && items_[i].cost == forced) fit.demerits += 20000;
    if (short_last_line) fit.demerits += 1e6;
    if (fit.overfull) fit.demerits += 1e12;
  }

  void try_break(std::size_t i, double tolerance, bool emergency) {
    const bool must = items_[i].kind == Kind::penalty && items_[i].cost == forced;
    std::array<Node, 4> best{};
    std::array<bool, 4> found{};
    std::vector<std::size_t> still_active;
    const auto offer = [&](std::size_t index, const Fit& fit) {
      const auto slot = static_cast<std::size_t>(fit.fitness);
      const double total = nodes_[index].demerits + fit.demerits;
      if (found[slot] && best[slot].demerits <= total) return;
      found[slot] = true;
      best[slot] = Node{.item = i,
                        .start = next_box(i),
                        .fitness = fit.fitness,
                        .hyphenated = items_[i].kind == Kind::penalty && items_[i].width > Length{},
                        .demerits = total,
                        .ratio = fit.ratio,
                        .overfull = fit.overfull,
                        .previous = static_cast<std::ptrdiff_t>(index)};
    };
    for (const std::size_t index : active_) {
      const Fit fit = measure_line(nodes_[index], i);
      if (!fit.overfull && fit.ratio <= tolerance) offer(index, fit);
      if (!fit.overfull && !must) still_active.push_back(index);
    }
    const bool any = std::any_of(found.begin(), found.end(), [](bool f) { return f; });
    if (!any && still_active.empty() && emergency) {
      for (const std::size_t index : active_) offer(index, measure_line(nodes_[index], i));
    }
    active_ = std::move(still_active);
    for (std::size_t slot = 0; slot < best.size(); ++slot) {
      if (!found[slot]) continue;
      nodes_.push_back(best[slot]);
      active_.push_back(nodes_.size() - 1);
    }
  }

  std::vector<LineSpan> trace() const {
    const auto best = std::min_element(active_.begin(), active_.end(), [&](auto a, auto b) {
      return nodes_[a].demerits < nodes_[b].demerits;
    });
    std::vector<LineSpan> lines;
    for (auto at = static_cast<std::ptrdiff_t>(*best);
         nodes_[static_cast<std::size_t>(at)].previous >= 0;) {
      const Node& node = nodes_[static_cast<std::size_t>(at)];
      const Node& before = nodes_[static_cast<std::size_t>(node.previous)];
      lines.push_back({std::min(before.start, node.item), node.item, node.ratio, node.overfull});
      at = node.previous;
    }
    std::reverse(lines.begin(), lines.end());
    return lines;
  }

  const std::vector<Item>& items_;
  const BreakOptions& options_;
  std::vector<Sums> sums_;
  int dearest_ = forbidden;
  std::vector<Node> nodes_;
  std::vector<std::size_t> active_;
};

}  // namespace

std::vector<LineSpan> break_lines(const std::vector<Item>& items, const BreakOptions& options) {
  TotalFit fit(items, options);
  for (const double tolerance : {1.5, 4.0}) {
    if (auto lines = fit.run(tolerance, last_resort); !lines.empty()) return lines;
  }
  if (auto lines = fit.run(4.0, forbidden); !lines.empty()) return lines;
  return fit.run(std::numeric_limits<double>::max(), forbidden, true);
}

}  // namespace jianbao::text
