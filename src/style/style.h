#pragma once

#include <string>
#include <vector>

#include "base/geometry.h"

// Resolved looks: what the theme, the layout and the block agreed on. Plain structs, lengths in pt.
namespace jianbao::style {

struct TextStyle {
  std::vector<std::string>
      families;  // in the order of preference, each character takes the first that has it
  base::Length size = base::Length::from_points(10.5);
  int weight = 400;
  bool italic = false;
  bool tabular_figures = false;
  base::Color color;
  base::Length letter_spacing;
};

enum class Align { justify, start, center, end };

struct ParagraphStyle {
  TextStyle text;
  base::Length leading = base::Length::from_points(17.5);
  Align align = Align::justify;
  base::Length indent;       // of the first line
  bool indent_first = true;  // also where the paragraph follows no other
  bool hyphenate = true;
  bool hang_first = false;  // an opening mark at the start stands outside the measure
  base::Length margin_top;  // above a part of the cover
  base::Length row_gap;     // there, between its languages
};

}  // namespace jianbao::style
