#include "compose/endnotes.h"

#include <algorithm>
#include <map>

namespace jianbao::compose {

// In the order of their calls. A note in a language that the edition lacks is the first's.
std::vector<Endnotes::Item> Endnotes::items() const {
  References& references = blocks_.references();
  const std::vector<std::string>& languages = input_.edition.languages;
  std::vector<Item> items;
  std::map<int, std::size_t> places;  // by call
  for (std::size_t i = references.listed(); i < references.note_count(); ++i) {
    const auto index = static_cast<int>(i);
    const doc::Note& note = references.note(index);
    const auto [place, is_new] = places.try_emplace(note.call, items.size());
    if (is_new) {
      items.push_back({std::vector<const doc::Note*>(languages.size()), references.chapter(index)});
    }
    const auto found = std::find(languages.begin(), languages.end(), note.language);
    const auto column = found == languages.end() ? 0 : found - languages.begin();
    const doc::Note*& entry = items[place->second].notes[static_cast<std::size_t>(column)];
    if (entry == nullptr) entry = &note;
  }
  return items;
}

void Endnotes::compose(base::Span span) {
  const std::vector<Item> all = items();
  const Item* const end = all.data() + all.size();
  const bool titled = input_.layout.notes.restart == spec::Notes::Restart::chapter &&
                      !all.empty() && all.front().chapter != all.back().chapter;
  for (const Item* begin = all.data(); begin != end;) {
    const int chapter = begin->chapter;
    const auto other = [&](const Item& item) { return titled && item.chapter != chapter; };
    const Item* const next = std::find_if(begin, end, other);
    if (titled) chapter_title(chapter, span);
    list(begin, next, span);
    begin = next;
  }
  blocks_.references().list_notes();
}

void Endnotes::chapter_title(int chapter, base::Span span) {
  const Label title = blocks_.references().chapter_title(chapter);
  if (title.empty()) return;
  doc::Paragraph paragraph;
  for (const std::string& language : input_.edition.languages) {
    const auto words = title.find(language);
    paragraph.texts.push_back(
        blocks_.plain(words == title.end() ? "" : words->second, "heading-2", language, span));
    paragraph.texts.back().style.align = style::Align::start;
  }
  paragraph.keep_with_next = true;
  paragraph.baselines_before = 1;
  blocks_.made().emplace_back(std::move(paragraph));
}

doc::Words Endnotes::marker(const doc::Note* note, const std::string& language) {
  if (note == nullptr) return blocks_.plain("", "note", language, {});
  doc::Words words = blocks_.plain(note->mark, "note", note->language, note->span);
  for (doc::Inline& part : words.inlines) part.link = "#" + call_name(*note);
  return words;
}

doc::Words Endnotes::words(const doc::Note* note, const std::string& language) {
  doc::Words words = note == nullptr ? blocks_.plain("", "note", language, {}) : note->words;
  words.style.indent = {};
  words.style.indent_auto = false;
  return words;
}

void Endnotes::list(const Item* begin, const Item* end, base::Span span) {
  const std::vector<std::string>& languages = input_.edition.languages;
  doc::List list;
  list.of_notes = true;
  list.span = span;
  for (const Item* item = begin; item != end; ++item) {
    doc::Texts& markers = list.markers.emplace_back();
    for (std::size_t i = 0; i < languages.size(); ++i) {
      markers.push_back(marker(item->notes[i], languages[i]));
    }
  }
  std::vector<doc::Block>& made = blocks_.made();
  made.emplace_back(std::move(list));
  for (const Item* item = begin; item != end; ++item) {
    doc::Paragraph paragraph;
    std::size_t groups = 0;
    for (std::size_t i = 0; i < languages.size(); ++i) {
      paragraph.texts.push_back(words(item->notes[i], languages[i]));
      if (item->notes[i] == nullptr) continue;
      doc::Group group;
      group.id = note_name(*item->notes[i]);
      made.emplace_back(std::move(group));
      ++groups;
    }
    paragraph.baselines_before = 0;
    made.emplace_back(doc::ListItem{});
    made.emplace_back(std::move(paragraph));
    made.emplace_back(doc::InsetEnd{});
    for (; groups > 0; --groups) made.emplace_back(doc::GroupEnd{});
  }
  made.emplace_back(doc::InsetEnd{});
}

// Below the heading that its title would be by itself.
void BlockComposer::endnotes(const spec::BlockSpec& block) {
  if (!input_.layout.notes.at_end) {
    evaluation_.diagnostics().error(block.kind_span,
                                    "the notes of this layout stand at the foot of their pages",
                                    "'notes: {place: end}' puts them in a list");
    return;
  }
  if (references_.listed() == references_.note_count()) return;
  const spec::Options options = block.options();
  if (const value::Value* title = options.find("title")) {
    value::Record content;
    content.add("text", title->span(), *title);
    if (const value::Value* level = options.find("level"))
      content.add("level", level->span(), *level);
    spec::BlockSpec spec;
    spec.kind = "heading";
    spec.kind_span = block.kind_span;
    spec.content = value::Value(std::move(content), title->span());
    compose_kind(spec);
  }
  Endnotes(*this, input_).compose(block.kind_span);
}

void BlockComposer::finish() {
  fill_indexes();
  if (!input_.layout.notes.at_end || references_.listed() == references_.note_count()) return;
  if (!blocks_.empty()) blocks_.emplace_back(doc::Space{1});
  Endnotes(*this, input_).compose(input_.layout.blocks_span);
}

}  // namespace jianbao::compose
