#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/attachment.h"
#include "base/source.h"
#include "base/spoken.h"

namespace jianbao::page {

// What an item of a page is part of: an element of the document's structure or, as an artifact,
// none (ISO 32000-1, 14.8.2.2).
using Tag = std::int32_t;
constexpr Tag artifact = 0;
constexpr Tag running_head = -1, running_foot = -2;  // artifacts too, of pagination
constexpr Tag background = -3;                       // and what stands behind the text

// The standard structure types (ISO 32000-1, 14.8.4). Header cells say what they are headers of.
enum class Role : std::uint8_t {
  document,
  part,
  section,
  division,
  block_quote,
  contents,
  contents_item,
  index,
  heading_1,
  heading_2,
  heading_3,
  heading_4,
  heading_5,
  heading_6,
  paragraph,
  list,
  list_item,
  label,
  list_body,
  table,
  table_head,
  table_body,
  table_row,
  column_header,
  row_header,
  data_cell,
  caption,
  figure,
  span,
  code,
  reference,
  note,
  link,
  ruby,
  ruby_base,
  ruby_text,
};

// How the items of a list are marked (table 347: ListNumbering).
enum class ListNumbering : std::uint8_t {
  none,
  disc,
  circle,
  square,
  decimal,
  upper_roman,
  lower_roman,
  upper_alpha,
  lower_alpha
};

// What few elements have.
struct ElementFacts {
  std::string language;                // BCP 47; empty: its parent's
  base::SpokenTexts alternative = {};  // what it shows
  int columns = 1, rows = 1;           // that a cell spans
  std::vector<Tag> headers;            // of a cell
  ListNumbering numbering = ListNumbering::none;
  base::SharedAttachments attachments = {};  // the data behind it
};

struct Element {
  Role role = Role::document;
  // Its place among its siblings is where its first words are; else where it was made, after all
  // words of its parent.
  bool in_line = false;
  Tag parent = artifact;  // artifact: the root
};

// The words that an element is to show, as a sum of its characters in their order, so that whoever
// sees the pages can tell whether they are all there.
struct ElementWords {
  std::uint64_t sum = 0;
  bool open = false;     // some are known only when all pages are
  base::Span span = {};  // of the first
};

// Goes on with a sum. Spaces do not count, nor hyphens that a line's end makes and what else shows
// nothing.
std::uint64_t sum_of_words(std::uint64_t sum, std::string_view words);

// A document's meaning: what it consists of, in the order in which it is read. Elements are named
// by their tags, 1 and up, and may have a parent only once it is known.
class Structure {
 public:
  Tag add(Role role, Tag parent, bool in_line = false);
  void set_parent(Tag element, Tag parent) { elements_[index(element)].parent = parent; }
  ElementFacts& facts(Tag element) { return facts_[element]; }
  // Null: it has none.
  const ElementFacts* find_facts(Tag element) const;

  // Of those elements that have some.
  const std::map<Tag, ElementFacts>& all_facts() const { return facts_; }

  const Element& at(Tag element) const { return elements_[index(element)]; }
  std::size_t size() const { return elements_.size(); }
  // Tells what an element is to show, after what was told before.
  void add_words(Tag element, std::string_view words, base::Span span);
  // It shows what only the pages tell.
  void leave_open(Tag element) { words_of(element).open = true; }
  // By tag from 1 up, as far as some were told.
  const std::vector<ElementWords>& words() const { return words_; }

  // Forgets the elements beyond the first so many.
  void cut(std::size_t size);

 private:
  static std::size_t index(Tag element) { return static_cast<std::size_t>(element) - 1; }

  ElementWords& words_of(Tag element);

  std::vector<Element> elements_;
  std::vector<ElementWords> words_;
  std::map<Tag, ElementFacts> facts_;
};

}  // namespace jianbao::page
