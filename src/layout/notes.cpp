#include "layout/notes.h"

#include <algorithm>

#include "layout/picture_setter.h"

namespace jianbao::layout {

using base::Length;

namespace {

std::size_t column_of(const doc::Document& document, const doc::Note& note) {
  if (document.master.stacked) return 0;
  const auto& languages = document.languages;
  const auto found = std::find(languages.begin(), languages.end(), note.language);
  const auto column = static_cast<std::size_t>(found - languages.begin());
  return column < document.master.columns.size() ? column : 0;
}

void place(text::Line& line, const doc::PageMaster& master, Length leading) {
  const Length baseline = baseline_offset(leading);
  text::shift(line, master.vertical ? base::Point{-(leading / 2), {}} : base::Point{{}, baseline});
}

// Mark and words in one paragraph.
NoteLines note_lines(const doc::Note& note, std::size_t column, const doc::PageMaster& master,
                     text::Typesetter& typesetter, PictureSetter& pictures) {
  NoteLines lines;
  lines.column = column;
  lines.line_height = note.words.style.leading;
  std::vector<doc::Inline> inlines;
  const style::TextStyle look =
      note.words.inlines.empty() ? note.words.style.text : note.words.inlines.front().style;
  inlines.push_back({note.mark + "\u00A0", look, note.language, note.span});
  inlines.back().tag = note.mark_tag;
  inlines.insert(inlines.end(), note.words.inlines.begin(), note.words.inlines.end());
  style::ParagraphStyle style = note.words.style;
  style.writing_mode =
      master.vertical ? style::WritingMode::vertical : style::WritingMode::horizontal;
  for (text::Line& line : typesetter.paragraph(inlines, style, master.columns[column])) {
    lines.calls.insert(lines.calls.end(), line.notes.begin(), line.notes.end());
    place(line, master, lines.line_height);
    pictures.set(lines.lines.emplace_back(), std::move(line));
  }
  return lines;
}

void tag_note(doc::Note& note, page::Tag tag, Tagger& tagger) {
  tagger.set_language(tag, note.language);
  note.mark_tag = tagger.element_in(tag, page::Role::label);
  tagger.fill(note.words, tagger.element_in(tag, page::Role::paragraph));
}

}  // namespace

std::vector<NoteLines> make_notes(const doc::Document& document,
                                  const std::vector<std::string>& marks,
                                  text::Typesetter& typesetter, base::Diagnostics& diagnostics,
                                  Tagger& tagger) {
  std::vector<NoteLines> notes;
  PictureSetter pictures(typesetter, diagnostics);
  for (std::size_t i = 0; i < document.notes.size(); ++i) {
    doc::Note note = document.notes[i];
    if (i < marks.size()) note.mark = marks[i];
    tag_note(note, tagger.note(i), tagger);
    notes.push_back(
        note_lines(note, column_of(document, note), document.master, typesetter, pictures));
  }
  return notes;
}

}  // namespace jianbao::layout
