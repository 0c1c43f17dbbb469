#include <algorithm>

#include "layout/table.h"

namespace jianbao::layout {

using base::Length;

// A row's pieces, parted where no line of any cell is cut. What belongs to no line, such as words
// that run on into the rows below, stays in the first.
std::vector<TableMaker::RowItems> TableMaker::split_row(Items items, const std::vector<Line>& lines,
                                                        Length height) {
  std::vector<Line> sorted = lines;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Line& a, const Line& b) { return a.top < b.top; });
  std::vector<Length> tops{Length{}};
  std::vector<std::size_t> piece_of(items.size());
  Length bottom = sorted.front().bottom;
  for (const Line& line : sorted) {
    if (line.top >= bottom) tops.push_back(line.top);
    bottom = std::max(bottom, line.bottom);
    for (std::size_t i = line.begin; i < line.end; ++i) piece_of[i] = tops.size() - 1;
  }
  std::vector<RowItems> pieces(tops.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    page::translate(items[i], {}, -tops[piece_of[i]]);
    pieces[piece_of[i]].items.push_back(std::move(items[i]));
  }
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    pieces[k].height = (k + 1 < tops.size() ? tops[k + 1] : height) - tops[k];
  }
  return pieces;
}

}  // namespace jianbao::layout
