#include "compose/table_notes.h"

#include <algorithm>

#include "base/utf8.h"
#include "compose/inline_composer.h"

namespace jianbao::compose {

namespace {

constexpr std::string_view no_break = "\u2060";

// a to z, then aa, ab, …
std::string letters(std::size_t index) {
  std::string text;
  for (std::size_t n = index + 1; n > 0; n = (n - 1) / 26) {
    text.insert(text.begin(), static_cast<char>('a' + (n - 1) % 26));
  }
  return text;
}

}  // namespace

// A text in a language of its own is filed under the first.
std::size_t TableNotes::column(const doc::Note& note) const {
  const auto found = std::find(languages_.begin(), languages_.end(), note.language);
  return found == languages_.end() ? 0 : static_cast<std::size_t>(found - languages_.begin());
}

// Notes of one language that say the same are one.
std::size_t TableNotes::letter(doc::Note note) {
  std::vector<doc::Words>& notes = listed_[column(note)];
  const std::string text = languages_[column(note)] + "\n" + plain_text(note.words);
  const auto [place, is_new] = said_.try_emplace(text, notes.size());
  if (is_new) {
    notes.push_back(std::move(note.words));
    unmarked_.emplace_back(column(note), place->second);
  }
  return place->second;
}

void TableNotes::take() {
  letters_.clear();
  for (doc::Note& note : references_.take_notes_from(first_)) {
    letters_.push_back(letter(std::move(note)));
  }
  for (const auto& [column, place] : unmarked_) mark(listed_[column][place]);
  unmarked_.clear();
}

void TableNotes::mark(doc::Words& words) const {
  for (doc::Inline& part : words.inlines) {
    if (part.note < static_cast<int>(first_)) continue;
    const std::size_t place = static_cast<std::size_t>(part.note) - first_;
    part.text = std::string(no_break) + letters(letters_[place]);
    part.note = -1;
    part.table_note = true;
    part.link.clear();
    part.anchor.clear();
  }
}

void TableNotes::mark(doc::Cell& cell) const {
  mark(cell.words);
  for (doc::Words& words : cell.below) mark(words);
}

void TableNotes::mark_head(doc::Table& table) {
  take();
  if (letters_.empty()) return;
  for (doc::Texts* texts : {&table.caption, &table.continued_caption}) {
    for (doc::Words& words : *texts) mark(words);
  }
  for (doc::Row& row : table.rows) {
    for (doc::Cell& cell : row.cells) mark(cell);
    for (doc::Cell& cell : row.continued) mark(cell);
  }
}

void TableNotes::mark(doc::Row& row) {
  take();
  if (letters_.empty()) return;
  for (doc::Cell& cell : row.cells) mark(cell);
  for (doc::Cell& cell : row.continued) mark(cell);
}

void TableNotes::list_below(doc::Table& table) {
  std::size_t count = 0;
  for (const auto& notes : listed_) count = std::max(count, notes.size());
  std::vector<doc::Texts> below(count, doc::Texts(languages_.size()));
  for (std::size_t i = 0; i < languages_.size(); ++i) {
    for (std::size_t k = 0; k < listed_[i].size(); ++k) {
      doc::Words words = std::move(listed_[i][k]);
      doc::Inline call = words.inlines.empty() ? doc::Inline{} : words.inlines.front();
      call.text = letters(k) + "\u00A0";
      call.link.clear();
      call.note_label = true;
      words.inlines.insert(words.inlines.begin(), std::move(call));
      below[k][i] = std::move(words);
    }
  }
  table.notes.insert(table.notes.begin(), std::make_move_iterator(below.begin()),
                     std::make_move_iterator(below.end()));
}

}  // namespace jianbao::compose
