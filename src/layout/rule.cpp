#include "layout/blocks.h"

namespace jianbao::layout {

using base::Length;

// In the middle of its lines.
void BlockMaker::operator()(const doc::Rule& rule) {
  Strip& strip = add(fit_baselines(rule.baselines, rule.span));
  Items& items = ground(strip, rule.full_width);
  const Length room = ground_width(rule.full_width);
  const Length length = rule.length ? std::min(*rule.length, room) : room;
  strip.height = std::max(strip.height, snapped(rule.thickness, master_.baseline));
  items.emplace_back(page::horizontal_rule(
      {start_of(rule.align, room - length), (strip.height - rule.thickness) / 2}, length,
      rule.thickness, rule.color));
  flow_ = Flow::space;
}

}  // namespace jianbao::layout
