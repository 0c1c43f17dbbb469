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

// `justify_all` fills the last line too, so that a short text is spread over the measure.
enum class Align { justify, justify_all, start, center, end };

// Where lines may break beside marks (CLREQ 3.1.3): nowhere forbidden; the usual; as GB/T 15834
// has it (no ／ at a line's end); as strictly as books do (no —— or …… at a line's start).
enum class LineBreak { none, basic, gb, strict };

// How wide full-width marks are (CLREQ 3.1.2, CSS text-spacing-trim).
enum class MarkSpacing {
  plain,          // as the font has them; CSS space-all
  quanjiao,       // one em, neighbours share their blank; CSS normal
  trim_start,     // the same, trimmed at a line's start
  space_first,    // as hangmobanjiao, but for the start of the paragraph
  hangmobanjiao,  // as quanjiao, but trimmed at both ends of a line; CSS trim-both
  kaiming,        // half an em, but for 。？！ within a line
  banjiao,        // half an em; CSS trim-all
  cct             // a little under one em
};

// Marks outside the measure: none, 。，、 and their like where the line would not fit otherwise, or
// always (CLREQ 3.1.5; CSS hanging-punctuation).
enum class HangEnd { none, allow, force };

// What is stretched in a justified line: word spaces, then Han and Latin alike; one of them; none.
enum class Justify { automatic, inter_word, inter_character, none };

enum class WritingMode { horizontal, vertical };

struct ParagraphStyle {
  TextStyle text;
  base::Length leading = base::Length::from_points(17.5);
  Align align = Align::justify;
  base::Length indent;       // of the first line
  bool indent_auto = false;  // two em, in a narrow measure one, instead (CLREQ 4.1.1)
  bool indent_first = true;  // also where the paragraph follows no other
  bool hyphenate = true;
  bool break_words = false;     // within words, where nothing else is left
  bool break_anywhere = false;  // also beside marks, and in what is kept together
  bool hang_first = false;      // an opening mark at the start stands outside the measure
  HangEnd hang_end = HangEnd::none;
  LineBreak line_break = LineBreak::gb;
  MarkSpacing mark_spacing = MarkSpacing::hangmobanjiao;
  Justify justify = Justify::automatic;
  bool space_letters = true, space_digits = true;  // a quarter em between them and Han
  bool balance = false;                            // lines of one length
  int looseness = 0;                               // lines more, or fewer, than would be best
  bool grid = false;                               // Han stand in cells of one em
  WritingMode writing_mode = WritingMode::horizontal;
  base::Length margin_top;  // above a part of the cover
  base::Length row_gap;     // there, between its languages
};

}  // namespace jianbao::style
