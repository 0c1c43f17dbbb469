#pragma once

#include <vector>

#include "page/page.h"

// Lines around what is cut and folded. They stand outside the bleed, which they must not be printed
// into (ISO 12647-1 leaves three millimetres and a little more).
namespace jianbao::pdf::press_marks {

inline constexpr base::Length length = base::Length::points(14), gap = base::Length::points(3);
inline constexpr base::Length width = base::Length::from_points(0.25);

struct Line {
  base::Point from, to;
};

// Two at each corner, in line with the edges that are cut; they start so far from it.
std::vector<Line> crop(const page::Rectangle& trim, base::Length from);
// Above and below what is folded.
std::vector<Line> fold(const page::Rectangle& trim, base::Length fold, base::Length from);

}  // namespace jianbao::pdf::press_marks
