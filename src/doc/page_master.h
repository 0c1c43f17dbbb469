#pragma once

#include <optional>
#include <vector>

#include "doc/words.h"

// What all pages have: their sheet, its columns, and what stands around the text.
namespace jianbao::doc {

// A piece of a header or footer; what depends on the page is filled in there.
struct RunningPart {
  enum class Kind : std::uint8_t { words, page, pages, section } kind = Kind::words;
  Inline words;  // of a number: only its look
};
using RunningText = std::vector<RunningPart>;
struct RunningLine {
  RunningText inner, center, outer;
  base::Length baseline;  // from the top of the sheet
};

// What every page has around its text.
struct RunningLines {
  RunningLine header, footer;
};
// Words behind the text of every page, in its middle, one line below the other.
struct Watermark {
  std::vector<std::vector<Inline>> lines;
  int angle = 0;            // as that of glyph runs
  int opacity = 1000;       // in thousandths
  bool fits_sheet = false;  // smaller where the sheet has no room
};
// Lines above the text of the first page; the header gives way to them.
struct Stamp {
  std::vector<std::vector<Inline>> lines;
  base::Length first_baseline, leading;  // from the top of the sheet
};
// Some pages may have others (CSS @page :first, :left, :right, :blank).
struct Furniture {
  RunningLines usual;
  std::optional<RunningLines> first = {}, left = {}, right = {}, blank = {};
  std::optional<Watermark> watermark = {};
  std::optional<Stamp> stamp = {};
};

struct PageMaster {
  // Lines run from top to bottom and follow one another to the left; the sheet is bound on the
  // right. What is said of widths below is then said of heights, but for the sheet's.
  bool vertical = false;
  bool stacked = false;  // the languages stand below one another: their columns are one
  base::Size sheet{base::Length::from_points(595.276), base::Length::from_points(841.89)};
  base::Length bleed;  // by which pictures at the sheet's edge go on beyond it
  base::Length inner, outer, top;
  base::Length width;  // of the text area
  base::Length baseline = base::Length::from_points(17.5);
  int baselines = 40;
  // Lines stand on the grid, whatever stands above them; else where those above end.
  bool grid = true;
  std::vector<base::Length> columns;  // one for each language of the edition
  base::Length gutter;
  base::Color hairline;  // between parallel columns
  // Beside the text of one language, at the outer edge; zero: none.
  base::Length side_column, side_gutter;

  // What the text takes of the sheet from left to right.
  base::Length across() const { return vertical ? baseline * baselines : width; }
  // From the first line of a page to its last.
  base::Length area_height() const { return baseline * baselines; }
};

}  // namespace jianbao::doc
