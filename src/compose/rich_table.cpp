#include "compose/rich_table.h"

#include <algorithm>

#include "base/utf8.h"

namespace jianbao::compose {

namespace {

// Columns share the measure by their widest words, but none is starved by another.
constexpr int least_share = 4, most_share = 40;

}  // namespace

doc::Words RichTable::words(const markdown::Block& cell, const Side& side, bool header) {
  doc::Words words = side.inlines->compose(
      cell.spans, blocks_.look(header ? "table-header" : "table", side.language), side.language);
  if (cell.align == 'c') words.style.align = style::Align::center;
  if (cell.align == 'r') words.style.align = style::Align::end;
  return words;
}

doc::Row RichTable::row(const std::vector<Side>& sides, std::size_t at) {
  const markdown::Block& first = sides.front().table->blocks[at];
  doc::Row row;
  row.header = first.header;
  for (std::size_t i = 0; i < first.blocks.size(); ++i) {
    doc::Cell cell;
    std::vector<std::string> said;
    for (const Side& side : sides) {
      const markdown::Block& other = side.table->blocks[at];
      if (i >= other.blocks.size()) continue;
      const std::size_t notes = blocks_.references().note_count();
      doc::Words words = this->words(other.blocks[i], side, first.header);
      const std::string text = plain_text(words);
      widths_[i] =
          std::max(widths_[i],
                   static_cast<int>(std::min<std::size_t>(most_share, base::display_width(text))));
      if (said.empty()) {
        cell.words = std::move(words);
      } else if (std::find(said.begin(), said.end(), text) == said.end()) {
        cell.below.push_back(std::move(words));
      } else {
        blocks_.references().drop_notes(notes);
      }
      said.push_back(text);
    }
    row.cells.push_back(std::move(cell));
  }
  return row;
}

doc::Table RichTable::compose(const std::vector<Side>& sides) {
  doc::Table table;
  table.rule_color = input_.theme.color("ink");
  table.tint = input_.theme.color("tint");
  table.gap = base::Length::points(8);
  table.full_width = false;
  const markdown::Block& first = *sides.front().table;
  widths_.assign(first.blocks.empty() ? 0 : first.blocks.front().blocks.size(), least_share);
  for (std::size_t i = 0; i < first.blocks.size(); ++i) {
    table.rows.push_back(row(sides, i));
    if (table.rows.back().header) table.rows.back().continued = table.rows.back().cells;
  }
  for (const int width : widths_) table.columns.push_back({.share = width});
  for (std::size_t i = 0; i < table.columns.size() && i < table.rows.front().cells.size(); ++i) {
    const auto& inlines = table.rows.front().cells[i].words.inlines;
    if (!inlines.empty()) table.columns[i].span = inlines.front().span;
  }
  return table;
}

}  // namespace jianbao::compose
