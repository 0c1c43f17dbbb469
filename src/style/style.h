#pragma once

#include <string>
#include <vector>

#include "base/geometry.h"

// Resolved looks: what the theme, the layout and the block agreed on. Plain structs, lengths in pt.
namespace jianbao::style {

// Marks beside each character of a stressed passage (CLREQ 3.3.2, CSS text-emphasis).
enum class EmphasisMark { none, dot, circle, sesame };
// Lines along a passage (CLREQ 3.3.3, 3.3.4): under a proper noun, wavy under a book's title.
enum class TextLine { none, proper_name, book_title, underline, line_through };
enum class ScriptPosition { normal, super, sub };
// Where a reading stands: above or below its base, or at the right of each character (zhuyin).
enum class RubyPosition { over, under, inter_character };

struct TextStyle {
  std::vector<std::string>
      families;  // in the order of preference, each character takes the first that has it
  base::Length size = base::Length::from_points(10.5);
  int weight = 400;
  bool italic = false;
  bool tabular_figures = false;
  base::Color color;
  base::Length letter_spacing;
  std::vector<std::string> features;  // OpenType features that are on, as "smcp"
  ScriptPosition script_position = ScriptPosition::normal;  // its size is the text's own
  EmphasisMark emphasis = EmphasisMark::none;
  TextLine line = TextLine::none;
  RubyPosition ruby_position = RubyPosition::over;
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
