#include "text/line_break.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace jianbao::text {

namespace {

using base::Length;
using Kind = Item::Kind;

constexpr double short_line_demerits = 1e6, overfull_demerits = 1e12;

struct Sums {
  Length width, stretch, shrink, ease;

  void add(const Item& item) {
    width += item.width;
    stretch += item.stretch;
    shrink += item.shrink;
    ease += item.ease;
  }
};

struct Node {
  std::size_t item = 0;   // where the line before it breaks
  std::size_t start = 0;  // first item of the line after it
  int fitness = 1;        // tight, decent, loose, very loose
  bool hyphenated = false;
  double demerits = 0;
  Length slack;
  bool overfull = false;
  int line = 0;  // how many stand before it
  std::ptrdiff_t previous = -1;
};

class TotalFit {
 public:
  TotalFit(const std::vector<Item>& items, const BreakOptions& options)
      : items_(items), options_(options), sums_(items.size() + 1) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      sums_[i + 1] = sums_[i];
      if (items[i].kind == Kind::penalty) continue;
      sums_[i + 1].add(items[i]);
    }
  }

  struct Result {
    std::vector<LineSpan> lines;
    double demerits = 0;
    int missed = 0;  // of the number of lines that looseness asks for
  };

  // Empty when some line would be stretched more than `tolerance` times. Breaks that cost `dearest`
  // or more are not taken.
  Result run(double tolerance, int dearest, bool emergency = false) {
    dearest_ = dearest;
    nodes_.assign(1, Node{.start = next_box(0)});
    active_.assign(1, 0);
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (!legal(i)) continue;
      try_break(i, tolerance, emergency);
      if (active_.empty()) return {};
    }
    const std::size_t end = best_end();
    return {trace(end), nodes_[end].demerits, std::abs(nodes_[end].line - wanted_)};
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
    double ratio = 0;  // of the stretch (> 0) or the shrink (< 0) that looks well
    Length slack;
    bool overfull = false;
    double demerits = 0;
    int fitness = 1;
  };

  Fit measure_line(const Node& from, std::size_t i) const {
    const bool penalty = items_[i].kind == Kind::penalty;
    const bool last = penalty && items_[i].cost == forced && !options_.last_fills;
    const std::size_t start = std::min(from.start, i);
    Sums line = sums_[i];
    if (penalty) line.add(items_[i]);
    const Sums& before = sums_[start];
    const Length width = line.width - before.width;
    Length stretch = line.stretch - before.stretch;
    if (options_.ragged) stretch += options_.measure / 3;

    Fit fit;
    fit.slack = options_.measure - width;
    if (fit.slack < Length{}) {
      const Length shrink = line.shrink - before.shrink, ease = line.ease - before.ease;
      fit.overfull = -fit.slack > shrink;
      fit.ratio = ease > Length{} ? fit.slack.to_points() / ease.to_points() : -2;
    } else if (!last && fit.slack > Length{}) {
      // Without stretch a short line is as bad as can be, but not impossible.
      fit.ratio = stretch > Length{} ? fit.slack.to_points() / stretch.to_points() : 100;
    }
    const bool ends = i + 1 == items_.size();
    judge(fit, from, i, ends && last && width < options_.short_line && from.previous >= 0);
    return fit;
  }

  void judge(Fit& fit, const Node& from, std::size_t i, bool short_last_line) const {
    const double magnitude = std::min(fit.ratio < 0 ? -fit.ratio : fit.ratio, 100.0);
    fit.fitness = fit.ratio < -0.5 ? 0 : fit.ratio <= 0.5 ? 1 : fit.ratio <= 1 ? 2 : 3;
    double line = 10 + 100 * magnitude * magnitude * magnitude;
    const int cost = items_[i].kind == Kind::penalty ? items_[i].cost : 0;
    const bool hyphenated = has_hyphen(i);
    fit.demerits = line * line;
    if (cost > 0) fit.demerits += static_cast<double>(cost) * cost;
    if (std::abs(fit.fitness - from.fitness) > 1) fit.demerits += 10000;
    if (hyphenated && from.hyphenated) fit.demerits += 20000;
    // The last line is no part of a word.
    if (from.hyphenated && items_[i].cost == forced) fit.demerits += 20000;
    if (short_last_line) fit.demerits += options_.no_short_line ? 1e9 : short_line_demerits;
    if (fit.overfull) fit.demerits += overfull_demerits;
  }

  bool has_hyphen(std::size_t i) const {
    return items_[i].kind == Kind::penalty && items_[i].fragment != no_fragment;
  }

  // The best way to a break, for each fitness, and where it matters each number of lines.
  void offer(std::vector<Node>& best, std::size_t i, std::size_t index, const Fit& fit) const {
    const double total = nodes_[index].demerits + fit.demerits;
    Node node{.item = i,
              .start = next_box(i),
              .fitness = fit.fitness,
              .hyphenated = has_hyphen(i),
              .demerits = total,
              .slack = fit.slack,
              .overfull = fit.overfull,
              .line = nodes_[index].line + 1,
              .previous = static_cast<std::ptrdiff_t>(index)};
    for (Node& rival : best) {
      if (rival.fitness != node.fitness) continue;
      if (options_.looseness != 0 && rival.line != node.line) continue;
      if (total < rival.demerits) rival = node;
      return;
    }
    best.push_back(node);
  }

  void try_break(std::size_t i, double tolerance, bool emergency) {
    const bool must = items_[i].kind == Kind::penalty && items_[i].cost == forced;
    std::vector<Node> best;
    std::vector<std::size_t> still_active;
    for (const std::size_t index : active_) {
      const Fit fit = measure_line(nodes_[index], i);
      if (!fit.overfull && fit.ratio <= tolerance) offer(best, i, index, fit);
      if (!fit.overfull && !must) still_active.push_back(index);
    }
    if (best.empty() && still_active.empty() && emergency) {
      for (const std::size_t index : active_) {
        offer(best, i, index, measure_line(nodes_[index], i));
      }
    }
    active_ = std::move(still_active);
    for (const Node& node : best) {
      nodes_.push_back(node);
      active_.push_back(nodes_.size() - 1);
    }
  }

  // The best end; or the best of those whose lines are nearest to as many as are wanted.
  std::size_t best_end() {
    const auto cheaper = [&](std::size_t a, std::size_t b) {
      return nodes_[a].demerits < nodes_[b].demerits;
    };
    const std::size_t best = *std::min_element(active_.begin(), active_.end(), cheaper);
    wanted_ = nodes_[best].line + options_.looseness;
    if (options_.looseness == 0) return best;
    const auto distance = [&](std::size_t at) { return std::abs(nodes_[at].line - wanted_); };
    return *std::min_element(active_.begin(), active_.end(), [&](std::size_t a, std::size_t b) {
      return distance(a) != distance(b) ? distance(a) < distance(b) : cheaper(a, b);
    });
  }

  std::vector<LineSpan> trace(std::size_t end) const {
    std::vector<LineSpan> lines;
    for (auto at = static_cast<std::ptrdiff_t>(end);
         nodes_[static_cast<std::size_t>(at)].previous >= 0;) {
      const Node& node = nodes_[static_cast<std::size_t>(at)];
      const Node& before = nodes_[static_cast<std::size_t>(node.previous)];
      lines.push_back({std::min(before.start, node.item), node.item, node.slack, node.overfull});
      at = node.previous;
    }
    std::reverse(lines.begin(), lines.end());
    return lines;
  }

  const std::vector<Item>& items_;
  const BreakOptions& options_;
  std::vector<Sums> sums_;
  int dearest_ = forbidden;
  int wanted_ = 0;  // lines
  std::vector<Node> nodes_;
  std::vector<std::size_t> active_;
};

}  // namespace

// A number is parted from its unit only where no line could hold both, and not where lines would
// only gape; wider lines are tried, too, where the last one is too short.
std::vector<LineSpan> break_lines(const std::vector<Item>& items, const BreakOptions& options) {
  constexpr double any = std::numeric_limits<double>::max();
  TotalFit fit(items, options);
  TotalFit::Result best;
  constexpr double loosest = 4;
  for (const double tolerance : {1.5, loosest, any}) {
    TotalFit::Result found = fit.run(tolerance, last_resort);
    if (found.lines.empty()) continue;
    const bool better =
        found.missed != best.missed ? found.missed < best.missed : found.demerits < best.demerits;
    if (best.lines.empty() || better) best = std::move(found);
    // Looser lines are worth another number of them, gaping ones are not.
    const bool settled = best.missed == 0 || tolerance >= loosest;
    if (best.demerits < short_line_demerits && settled) break;
  }
  if (best.lines.empty()) best = fit.run(any, beside_mark);
  if (best.lines.empty()) best = fit.run(any, forbidden, true);
  return best.lines;
}

}  // namespace jianbao::text
