#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "doc/doc.h"
#include "font/face.h"
#include "page/page.h"

namespace jianbao::text {

using Run = doc::Inline;

// How glyphs stand in a vertical line: turned with it, below one another, or side by side in one
// cell (CLREQ 3.4). In a horizontal one all go along.
enum class Orientation : std::uint8_t { along, upright, across };

// Shaped glyphs that no line break parts.
struct Fragment {
  const font::Face* face = nullptr;
  base::Length size;
  base::Length rise;      // above the baseline
  base::Length spacing;   // half of the letter-spacing: it stands on either side of each glyph
  std::uint32_t run = 0;  // whose colour, language and place it has
  std::vector<page::Glyph> glyphs;
  std::string text;
  base::Length width;
  Orientation orientation = Orientation::along;
  bool emphasised = false;  // takes its style's emphasis marks
  bool reading = false;     // stands beside a base
  bool picture = false;     // its run's
};

constexpr std::int32_t no_fragment = -1;
constexpr int forbidden = 10000;  // a penalty that is never taken
constexpr int beside_mark =
    9000;  // one that puts a mark where none may stand: rather than overfull
constexpr int within_unit = 8000;  // one that is taken only where a line would be overfull
constexpr int last_resort = 5000;  // the same, and rather
constexpr int forced = -10000;     // one that always is

// What gives in a justified line, in this order (CLREQ 3.3.2): word spaces down to a quarter em,
// the space of middle dots, of brackets and quotation marks, of ，、；：, of Han and Latin down to
// an eighth, of 。？！. A mark at the line's end gives first.
enum class Shrink : std::uint8_t { line_end, word_space, middle_dot, bracket, comma, script, stop };
constexpr std::size_t shrink_levels = 7;
// And what is added to: word spaces up to half an em, Han and Latin up to a third, then all alike.
enum class Stretch : std::uint8_t { word_space, script, all };

// The material of a paragraph, after Knuth and Plass: boxes, glue and penalties.
struct Item {
  enum class Kind : std::uint8_t { box, glue, penalty } kind = Kind::box;
  // Of a glue: whether it takes its part of what all get.
  bool spreads = false;
  Stretch stretch_level = Stretch::all;
  Shrink shrink_level = Shrink::word_space;
  std::int32_t fragment =
      no_fragment;       // what is shown; of a glue: its space, unless the line ends there
  int cost = 0;          // of a penalty
  base::Length width;    // of a penalty: what stands at the end of the line when it is taken
  base::Length stretch;  // that looks well
  base::Length most;     // by which it may grow on its level
  base::Length shrink;   // by which it may, all in all
  base::Length ease;     // the shrink that looks well
  base::Length shift;    // of the fragment, within its box; of a penalty: of the last box
};

struct Material {
  std::vector<Fragment> fragments;
  std::vector<Item> items;  // ends with a forced penalty
};

}  // namespace jianbao::text
