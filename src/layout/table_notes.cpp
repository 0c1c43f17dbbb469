#include <algorithm>

#include "layout/table.h"

namespace jianbao::layout {

using base::Length;

// The letter of a note is its label, as a footnote's mark is.
doc::Words TableMaker::tagged_note(doc::Words words, std::size_t column) {
  Tagger& tagger = blocks_.tagger_;
  if (words.inlines.empty() || !words.inlines.front().note_label)
    return tagger.one(std::move(words), page::Role::note, column);
  const page::Tag note = tagger.element_for(words, page::Role::note, column);
  doc::Inline label = std::move(words.inlines.front());
  words.inlines.erase(words.inlines.begin());
  label.tag = tagger.element_in(note, page::Role::label);
  tagger.fill(words, tagger.element_in(note, page::Role::paragraph));
  words.inlines.insert(words.inlines.begin(), std::move(label));
  return words;
}

// In the columns of the text, or below one another; in one language over the whole width.
void TableMaker::set_notes() {
  if (levels_ == 0 && first_) return;
  std::vector<std::vector<NoteLine>> columns(1);
  for (const doc::Texts& given : table_.notes) {
    doc::Texts texts = given;
    for (std::size_t i = 0; i < texts.size(); ++i) texts[i] = tagged_note(std::move(texts[i]), i);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (texts[i].inlines.empty()) continue;
      const std::size_t column = blocks_.master_.stacked ? 0 : i;
      columns.resize(std::max(columns.size(), column + 1));
      const Length width =
          texts.size() == 1 ? blocks_.ground_width(table_.full_width) : blocks_.column_width(i);
      for (text::Line& line :
           blocks_.typesetter_.paragraph(texts[i].inlines, texts[i].style, width)) {
        columns[column].push_back({std::move(line), blocks_.column_left(i)});
      }
    }
  }
  std::size_t rows = 0;
  for (const auto& lines : columns) rows = std::max(rows, lines.size());
  for (std::size_t row = 0; row < rows; ++row) note_row(columns, row, row + 1 < rows);
}

// The notes of each language follow one another, however long the other's are.
void TableMaker::note_row(std::vector<std::vector<NoteLine>>& columns, std::size_t row,
                          bool goes_on) {
  blocks_.strips_.back().break_cost = never;
  Strip& strip = blocks_.add(1);
  strip.goes_on = goes_on;
  Items& first = blocks_.ground(strip, table_.full_width);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (row >= columns[i].size()) continue;
    auto& [line, left] = columns[i][row];
    const Reach grown = blocks_.growth(line, blocks_.master_.baseline);
    strip.height = std::max(strip.height, blocks_.master_.baseline + grown.above + grown.below);
    blocks_.add_line(i == 0 ? first : strip.other_columns, std::move(line), left,
                     grown.above + baseline_offset(blocks_.master_.baseline));
  }
}

}  // namespace jianbao::layout
