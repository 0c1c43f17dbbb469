#include "pdf/press_marks.h"

namespace jianbao::pdf::press_marks {

using base::Length;

std::vector<Line> crop(const page::Rectangle& trim, Length from) {
  const Length left = trim.origin.x, right = left + trim.size.width;
  const Length top = trim.origin.y, bottom = top + trim.size.height;
  const Length to = from + length;
  std::vector<Line> lines;
  for (const Length x : {left, right}) {
    lines.push_back({{x, top - from}, {x, top - to}});
    lines.push_back({{x, bottom + from}, {x, bottom + to}});
  }
  for (const Length y : {top, bottom}) {
    lines.push_back({{left - from, y}, {left - to, y}});
    lines.push_back({{right + from, y}, {right + to, y}});
  }
  return lines;
}

std::vector<Line> fold(const page::Rectangle& trim, Length fold, Length from) {
  const Length top = trim.origin.y - from, bottom = trim.origin.y + trim.size.height + from;
  return {{{fold, top}, {fold, top - length}}, {{fold, bottom}, {fold, bottom + length}}};
}

}  // namespace jianbao::pdf::press_marks
