#include "layout/tagger.h"

#include <algorithm>
#include <map>
#include <utility>

#include "layout/spoken_language.h"

namespace jianbao::layout {

using page::Role;
using page::Tag;

namespace {

// The language of most of the words; empty where none of them says.
std::string language_of_words(const doc::Words& words) {
  std::map<std::string, std::size_t> lengths;
  for (const doc::Inline& part : words.inlines) {
    if (!part.language.empty()) lengths[part.language] += part.text.size() + 1;
  }
  const auto longest =
      std::max_element(lengths.begin(), lengths.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return longest == lengths.end() ? std::string{} : longest->first;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & '\x80') == 0; });
}

// Pinyin has letters with tones; the symbols of zhuyin are a script of their own (ISO 15924).
std::string language_of_reading(const std::string& reading) {
  const bool latin = reading.empty() || is_ascii(reading.substr(0, 1)) || reading[0] == '\xC3' ||
                     reading[0] == '\xC4' || reading[0] == '\xC5';
  return latin ? "zh-Latn-pinyin" : "zh-Bopo";
}

}  // namespace

Tagger::Tagger(page::Structure& structure, const doc::Document& document, bool as_part)
    : structure_(structure), languages_(document.languages) {
  if (structure.size() == 0) structure.add(Role::document, page::artifact);
  constexpr Tag root = 1;
  std::string& usual = structure.facts(root).language;
  if (usual.empty()) usual = document.languages.front();
  Frame frame{root};
  if (as_part || (document.reads_by_language && document.languages.size() > 1)) {
    frame.clear();
    for (const std::string& language : document.languages) {
      frame.push_back(structure.add(Role::part, root));
      set_language(frame.back(), language);
    }
  }
  open_.push_back({std::move(frame)});
  for (std::size_t i = 0; i < document.notes.size(); ++i) {
    notes_.push_back(structure.add(Role::note, page::artifact));
  }
}

// Words that are in a language of the document are read with it, others with their column.
std::size_t Tagger::reading_of(const std::string& language, std::size_t column) const {
  const std::size_t readings = open_.back().frame.size();
  const auto found = std::find(languages_.begin(), languages_.end(), language);
  if (found != languages_.end()) column = static_cast<std::size_t>(found - languages_.begin());
  return std::min(column, readings - 1);
}

void Tagger::open(Role role) {
  Frame frame;
  for (const Tag parent : open_.back().frame) frame.push_back(structure_.add(role, parent));
  open_.push_back({std::move(frame)});
}

void Tagger::open_section(int level) {
  while (open_.back().section >= level && open_.back().section > 0) open_.pop_back();
  open(Role::section);
  open_.back().section = level;
}

Role Tagger::heading_role(int level) {
  constexpr Role roles[] = {Role::heading_1, Role::heading_2, Role::heading_3,
                            Role::heading_4, Role::heading_5, Role::heading_6};
  highest_level_ = highest_level_ == 0 ? level : std::min(highest_level_, level);
  return roles[std::clamp(level - highest_level_, 0, 5)];
}

void Tagger::close_to(std::size_t depth) {
  if (depth < open_.size()) open_.resize(depth);
}

void Tagger::set_numbering(page::ListNumbering numbering) {
  for (const Tag list : open_.back().frame) structure_.facts(list).numbering = numbering;
}

Tag Tagger::element(Role role) { return structure_.add(role, open_.back().frame.front()); }

Tag Tagger::element_in(Tag parent, Role role) { return structure_.add(role, parent); }

std::string Tagger::language_of(Tag element) const {
  for (; element > 0; element = structure_.at(element).parent) {
    const page::ElementFacts* facts = structure_.find_facts(element);
    if (facts != nullptr && !facts->language.empty()) return facts->language;
  }
  return languages_.front();
}

void Tagger::set_language(Tag element, const std::string& language) {
  if (language.empty() || language == language_of(element)) return;
  structure_.facts(element).language = language;
}

// A note stands once, below what calls it first.
void Tagger::call(const doc::Inline& part, Tag element) {
  const auto number = static_cast<std::size_t>(part.note);
  if (part.note < 0 || number >= notes_.size()) return;
  if (structure_.at(notes_[number]).parent != page::artifact) return;
  for (Tag around = element; around > 0; around = structure_.at(around).parent) {
    if (around == notes_[number]) return;  // it calls itself
  }
  structure_.set_parent(notes_[number], element);
}

Tag Tagger::part_of(const doc::Inline& part, Tag element) {
  Tag inner = element;
  if (part.note >= 0 || part.table_note) inner = structure_.add(Role::reference, inner, true);
  if (!part.link.empty()) {
    if (last_link_.target != part.link || last_link_.parent != inner) {
      last_link_ = {part.link, inner, structure_.add(Role::link, inner, true)};
    }
    inner = last_link_.tag;
  } else {
    last_link_ = {};
  }
  const std::string language = spoken_language(part.text, part.language, languages_);
  if (!language.empty() && language != language_of(inner)) {
    inner = structure_.add(Role::span, inner, true);
    structure_.facts(inner).language = language;
  }
  if (!part.spoken.empty()) {
    inner = structure_.add(Role::span, inner, true);
    structure_.facts(inner).alternative = base::SpokenTexts(part.spoken);
  }
  return part.code ? structure_.add(Role::code, inner, true) : inner;
}

void Tagger::tell_words(const doc::Inline& part) {
  if (part.tag <= page::artifact || part.image) return;
  const bool waits = part.note >= 0 || !part.page_of.empty() || !part.pages_of.empty();
  if (waits) return structure_.leave_open(part.tag);
  structure_.add_words(part.tag, part.text, part.span);
}

void Tagger::leave_out(const std::vector<page::Item>& items) {
  for (const page::Item& item : items) {
    const auto* run = std::get_if<page::GlyphRun>(&item);
    if (run != nullptr && run->tag > page::artifact) structure_.leave_open(run->tag);
  }
}

void Tagger::leave_out(const doc::Words& words) {
  for (const doc::Inline& part : words.inlines) {
    if (part.tag > page::artifact) structure_.leave_open(part.tag);
  }
}

void Tagger::fill(doc::Words& words, Tag element) {
  last_link_ = {};
  words.inlines = cut_by_writing(std::move(words.inlines));
  for (doc::Inline& part : words.inlines) {
    call(part, element);
    part.tag = part_of(part, element);
    part.page_tags.clear();
    for (std::size_t i = 0; i < part.pages_of.size(); ++i) {
      part.page_tags.push_back(structure_.add(Role::link, part.tag, true));
    }
    if (!part.ruby.empty()) {
      const Tag ruby = structure_.add(Role::ruby, part.tag, true);
      part.tag = structure_.add(Role::ruby_base, ruby);
      part.ruby_tag = structure_.add(Role::ruby_text, ruby);
      set_language(part.ruby_tag, language_of_reading(part.ruby));
    }
    if (part.image && part.image->alt.empty()) {
      part.tag = page::artifact;
    } else if (part.image) {
      part.tag = structure_.add(Role::figure, part.tag, true);
      structure_.facts(part.tag).alternative = base::SpokenTexts(part.image->alt);
    }
    tell_words(part);
  }
}

void Tagger::fill_in_language(doc::Words& words, Tag element) {
  set_language(element, language_of_words(words));
  fill(words, element);
}

doc::Words Tagger::filled(doc::Words words, Tag element) {
  fill(words, element);
  return words;
}

doc::Texts Tagger::filled(doc::Texts texts, const std::vector<Tag>& elements) {
  for (std::size_t i = 0; i < texts.size(); ++i) fill(texts[i], elements[i]);
  return texts;
}

Tag Tagger::element_for(const doc::Words& words, Role role, std::size_t column) {
  const std::string language = language_of_words(words);
  const Tag tag = structure_.add(role, open_.back().frame[reading_of(language, column)]);
  set_language(tag, language);
  return tag;
}

// Words that have an element already keep it.
doc::Words Tagger::one(doc::Words words, Role role, std::size_t column) {
  const auto tagged = [](const doc::Inline& part) { return part.tag != page::artifact; };
  if (words.inlines.empty() || std::any_of(words.inlines.begin(), words.inlines.end(), tagged)) {
    return words;
  }
  fill(words, element_for(words, role, column));
  return words;
}

doc::Texts Tagger::each(doc::Texts texts, Role role) {
  for (std::size_t i = 0; i < texts.size(); ++i) texts[i] = one(std::move(texts[i]), role, i);
  return texts;
}

std::vector<Tag> Tagger::joint_elements(const doc::Texts& texts, Role role) {
  if (texts.empty()) return {};
  const Tag whole = texts.size() == 1 ? element_for(texts.front(), role, 0) : element(role);
  return languages_in(whole, texts);
}

std::vector<Tag> Tagger::languages_in(Tag whole, const doc::Texts& texts) {
  std::vector<Tag> tags;
  for (const doc::Words& words : texts) {
    const std::string language = language_of_words(words);
    tags.push_back(whole);
    if (language.empty() || language == language_of(whole)) continue;
    tags.back() = structure_.add(Role::span, whole, true);
    structure_.facts(tags.back()).language = language;
  }
  return tags;
}

doc::Texts Tagger::joint(doc::Texts texts, Role role) {
  const std::vector<Tag> tags = joint_elements(texts, role);
  return filled(std::move(texts), tags);
}

doc::Texts Tagger::joint_in(Tag element, doc::Texts texts) {
  const std::vector<Tag> tags = languages_in(element, texts);
  return filled(std::move(texts), tags);
}

std::vector<Tag> Tagger::parted_elements(const doc::Texts& texts, Role role) {
  if (open_.back().frame.size() == 1) return joint_elements(texts, role);
  std::vector<Tag> tags;
  for (std::size_t i = 0; i < texts.size(); ++i) tags.push_back(element_for(texts[i], role, i));
  return tags;
}

doc::Texts Tagger::parted(doc::Texts texts, Role role) {
  const std::vector<Tag> tags = parted_elements(texts, role);
  return filled(std::move(texts), tags);
}

}  // namespace jianbao::layout
