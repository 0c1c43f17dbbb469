#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "doc/doc.h"
#include "page/page.h"

namespace jianbao::layout {

using Items = std::vector<page::Item>;

// A card for the side column; it starts beside its strip, or below what stands there already.
struct SideCard {
  base::Length height;
  base::Length white = {};         // below the card above it
  Items items;                     // from its top and the column's left edge
  std::optional<page::Path> rule;  // above it, unless the page starts with one
  base::Span span;
  base::Length lack;  // of room on its own page
};

// What a page starts with when it goes on with a table.
struct Repeated {
  base::Length height;
  Items items;
  bool full_width = true;  // from the text area's left edge, not the measure's
};

// Rows that repeat one header share its changed copy, too.
class RepeatedCopies {
 public:
  template <class Change>
  std::shared_ptr<const Repeated> of(const std::shared_ptr<const Repeated>& before,
                                     const Change& change) {
    std::shared_ptr<const Repeated>& made = made_[before];
    if (before && !made) {
      Repeated copy = *before;
      change(copy);
      made = std::make_shared<const Repeated>(std::move(copy));
    }
    return made;
  }

 private:
  std::map<std::shared_ptr<const Repeated>, std::shared_ptr<const Repeated>> made_;
};

// The ground of a box that a strip stands in. Its left edge is reckoned as the strip's items are.
struct BoxGround {
  const doc::Box* box = nullptr;
  base::Length left, width;
  bool around_columns = false;  // it holds the columns that the strip is a line of
};

// Columns that a text fills one after the other, as high as one another.
struct ColumnSet {
  int count = 2;
  base::Length width, gutter;  // of one column
};

// What readers count on in its order.
enum class Numbered : std::uint8_t { no, figure, table };

// A band of the text area that no page break parts: a pair of lines, a row of cards, a table row.
struct Strip {
  base::Length height;
  bool on_grid = true;  // starts on a baseline of the grid, whatever stands above it
  // From the strip's top and the measure's left edge; on a vertical page from its right edge and
  // the measure's top.
  Items items;
  Items other_columns;     // the same, of the languages beside: read when the paragraph has ended
  bool goes_on = false;    // the next strip belongs to the same paragraph
  Items area_items;        // the same, from the text area's left edge
  Items top_items;         // of the area, shown where the strip is a page's first
  Items first_items;       // of the measure, likewise
  Items inner_items;       // of the measure, shown where it isn't
  Items inner_area_items;  // of the area, likewise
  Items again_items;       // where `repeat` stands above it: what the row goes on with
  Items sheet_items;       // from the sheet's top left corner, painted first
  std::vector<SideCard> side_cards;
  bool full_width = false;                   // leaves the side column no room
  int break_cost = 0;                        // of a page break after it; `never` forbids it
  int column_cost = 0;                       // of a column's end after it, on one page
  bool blank = false;                        // dropped at the top of a page
  bool break_before = false;                 // starts a page
  doc::PageBreak opened;                     // how the page that it starts is numbered
  bool column_rule = false;                  // part of parallel text: the hairline runs through
  bool bare_page = false;                    // its page has no furniture
  bool shows_signature = false;              // the file's signature lies over it
  const doc::Heading* heading = nullptr;     // the section that starts here
  Numbered numbered = Numbered::no;          // what starts here is one of such
  std::vector<BoxGround> boxes;              // that it stands in, the outermost first
  std::shared_ptr<const Repeated> repeat;    // stands above it where it is a page's first
  std::vector<int> notes;                    // that are called in it
  std::vector<int> notes_again;              // that were called before
  std::shared_ptr<const ColumnSet> columns;  // that it is a line of; null: it has the whole width
};

constexpr int never = 1'000'000;

// The distance from the top of a line's box to its baseline: all sizes share it.
inline base::Length baseline_offset(base::Length leading) { return leading.scaled(7, 10); }

// Where a thing begins that leaves so much of its place white.
inline base::Length start_of(style::Align align, base::Length white) {
  return align == style::Align::end      ? white
         : align == style::Align::center ? white / 2
                                         : base::Length{};
}

// The next line of the grid at or below `y`.
inline base::Length snapped(base::Length y, base::Length baseline) {
  const std::int64_t lines = (y.units() + baseline.units() - 1) / baseline.units();
  return baseline * lines;
}

}  // namespace jianbao::layout
