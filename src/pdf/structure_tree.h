#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "page/page.h"
#include "pdf/object_file.h"

namespace jianbao::pdf {

// The name of a structure type (ISO 32000-1, 14.8.4).
const char* role_name(page::Role role);

// What the marked content of pages belongs to, and the objects that say so: the structure elements
// and the tree that leads from content to them (ISO 32000-1, 14.7). They are written as bytes: as
// libharu's dictionaries each would take more than a kilobyte.
class StructureTree {
 public:
  // Links that lead nowhere are words like others.
  StructureTree(const page::Structure& structure, bool with_links)
      : structure_(structure), with_links_(with_links) {}

  page::Role role_of(page::Tag element) const {
    const page::Role role = structure_.at(element).role;
    return role == page::Role::link && !with_links_ ? page::Role::span : role;
  }
  // Pages come in order; `object` is the page's.
  void start_page(std::size_t object, base::Length height);
  // The next piece of the page's content is the element's; returns its number on the page.
  std::size_t mark(page::Tag element);
  // How many pieces of the page that was started last stand in cells of tables, so far.
  std::size_t cell_pieces_on_page() const;
  void place(const page::FigurePlace& figure);
  // An annotation is part of an element; returns its key in the parent tree.
  std::size_t add_annotation(page::Tag element, std::size_t page_object, std::size_t object);

  // The objects follow one another from `first` on; the root is `root`, which is there already.
  struct Numbers {
    std::size_t root = 0, first = 0;
  };
  // Where the data behind elements are, by their elements.
  void set_attachments(std::map<page::Tag, std::vector<std::size_t>> objects) {
    files_ = std::move(objects);
  }
  // How many objects there are to be written.
  std::size_t prepare();
  // The root's entries.
  std::string root_entries(const Numbers& numbers) const;
  void write(const Numbers& numbers, ObjectFile& file) const;

 private:
  // A piece of content, or an annotation.
  struct Kid {
    page::Tag element = page::artifact;
    std::uint32_t page = 0;    // its place, or the object of the annotation's page
    std::uint32_t number = 0;  // of the piece on its page, or the annotation's object
  };
  struct Page {
    std::size_t object = 0;
    base::Length height;
    std::size_t first = 0;  // of its pieces of content
  };
  struct Box {
    std::size_t page = 0;
    page::Rectangle area;
  };
  // Kids by element: those of one from `starts[i]` on.
  struct Grouped {
    std::vector<std::uint32_t> starts, order;
  };
  static Grouped grouped(const std::vector<Kid>& kids, std::size_t count);
  page::Tag parent_of(std::size_t index) const;
  void find_children();
  std::uint64_t first_words(std::size_t index);
  bool is_kept(std::size_t index) const { return numbers_[index] != 0; }
  std::string reference(page::Tag element, const Numbers& numbers) const;
  std::string kids_of(std::size_t index, const Numbers& numbers) const;
  std::string attributes_of(std::size_t index, const Numbers& numbers) const;
  std::string element_value(std::size_t index, const Numbers& numbers) const;
  std::string parent_leaf(std::size_t leaf, const Numbers& numbers) const;
  std::size_t row_length(const std::vector<std::uint32_t>& order, std::size_t begin,
                         std::size_t end, const Numbers& numbers) const;
  bool is_named(std::size_t index) const;
  void find_names();
  std::uint32_t number_of_parent(std::size_t index) const;
  std::string identifier(std::size_t index, const Numbers& numbers) const;
  std::string name_and_reference(std::uint32_t index, const Numbers& numbers) const;
  std::string name_leaf(std::size_t leaf, const Numbers& numbers) const;
  std::string names_entry(const Numbers& numbers) const;
  std::size_t name_leaf_count() const;
  std::size_t leaf_count() const;
  std::vector<std::uint32_t> by_likeness() const;
  void find_stride();

  const page::Structure& structure_;
  bool with_links_;
  std::vector<Page> pages_;
  std::vector<Kid> content_, annotations_;
  std::map<page::Tag, Box> places_;
  std::map<page::Tag, std::vector<std::size_t>> files_;
  // Made by prepare.
  Grouped content_of_, annotations_of_, children_of_;
  std::vector<std::uint64_t> first_words_;
  std::vector<std::uint32_t> numbers_;    // of the kept elements, 1 and up
  std::vector<std::uint32_t> positions_;  // among the children of the same
  std::vector<bool> named_;               // that are headers of cells
  std::vector<std::uint32_t> names_;      // the elements that have one, in the order of their names
  std::uint32_t last_parent_ = 0, last_position_ = 0;  // of those
  std::size_t kept_ = 0;
  std::size_t stride_ = 1;  // of the references in the parent tree that differ by one
};

}  // namespace jianbao::pdf
