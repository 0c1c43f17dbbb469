#pragma once

#include <string>
#include <vector>

#include "doc/doc.h"
#include "page/page.h"

namespace jianbao::layout {

// Says what the parts of a document mean while its blocks are set: which elements there are, what
// holds what, and in which language. Languages that stand side by side are read pair by pair, or
// each as a part of its own.
class Tagger {
 public:
  // What is a part stands beside others in one document.
  Tagger(page::Structure& structure, const doc::Document& document, bool as_part = false);

  // What follows is in it until it is closed.
  void open(page::Role role);
  // In the section of a heading, which ends those of its level and below.
  void open_section(int level);
  // Of a heading, below those that stand above all others (ISO 14289-1, 7.4.2: the first is H1).
  page::Role heading_role(int level);
  std::size_t depth() const { return open_.size(); }
  void close_to(std::size_t depth);

  // Of the list that is open.
  void set_numbering(page::ListNumbering numbering);

  // An element of what is open, in the first language's part if there are several.
  page::Tag element(page::Role role);
  // The same in the language of its words.
  page::Tag element_for(const doc::Words& words, page::Role role, std::size_t column = 0);
  page::Tag element_in(page::Tag parent, page::Role role);
  // Only where it is not that of what is around it.
  void set_language(page::Tag element, const std::string& language);
  page::ElementFacts& facts(page::Tag element) { return structure_.facts(element); }

  // Words as the content of an element: links, readings, notes and other languages in it are
  // elements of their own.
  void fill(doc::Words& words, page::Tag element);
  // And in the language of the words.
  void fill_in_language(doc::Words& words, page::Tag element);
  doc::Words filled(doc::Words words, page::Tag element);
  // Each in its own.
  doc::Texts filled(doc::Texts texts, const std::vector<page::Tag>& elements);
  // As an element of its own.
  doc::Words one(doc::Words words, page::Role role, std::size_t column = 0);
  // An element for each language.
  doc::Texts each(doc::Texts texts, page::Role role);
  // One element that says the same in each language.
  doc::Texts joint(doc::Texts texts, page::Role role);
  // The same as the content of an element.
  doc::Texts joint_in(page::Tag element, doc::Texts texts);
  // The same, but where languages are read one after the other, one for each.
  doc::Texts parted(doc::Texts texts, page::Role role);
  // Its elements, by language.
  std::vector<page::Tag> parted_elements(const doc::Texts& texts, page::Role role);

  // Items that are set anew as parts of other elements.
  void leave_out(const std::vector<page::Item>& items);
  // Words that are not shown.
  void leave_out(const doc::Words& words);

  // A note of the document stands in what calls it first.
  page::Tag note(std::size_t number) const { return notes_[number]; }

 private:
  // By reading: one for all languages, or one a language.
  using Frame = std::vector<page::Tag>;
  struct Open {
    Frame frame;
    int section = 0;  // the level of its heading; 0: it is no section
  };

  std::size_t reading_of(const std::string& language, std::size_t column) const;
  std::vector<page::Tag> joint_elements(const doc::Texts& texts, page::Role role);
  std::vector<page::Tag> languages_in(page::Tag whole, const doc::Texts& texts);
  std::string language_of(page::Tag element) const;
  page::Tag part_of(const doc::Inline& part, page::Tag element);
  void call(const doc::Inline& part, page::Tag element);
  void tell_words(const doc::Inline& part);

  page::Structure& structure_;
  std::vector<std::string> languages_;  // of the document
  std::vector<Open> open_;
  int highest_level_ = 0;         // of the headings so far; 0: there is none
  std::vector<page::Tag> notes_;  // by number
  // The link that the last part was of.
  struct LastLink {
    std::string target;
    page::Tag parent = page::artifact, tag = page::artifact;
  } last_link_;
};

}  // namespace jianbao::layout
