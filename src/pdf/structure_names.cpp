#include <algorithm>

#include "base/number.h"
#include "pdf/structure_rows.h"
#include "pdf/structure_tree.h"

// The names of elements (ISO 32000-1, 14.7.2: ID and IDTree).
namespace jianbao::pdf {

using namespace structure_rows;
using page::Role;
using page::Tag;

namespace {

constexpr std::size_t name_leaf_size = 500;  // names in one object

}  // namespace

// Notes need a name (ISO 14289-1, 7.9), and so do the headers that cells name.
bool StructureTree::is_named(std::size_t index) const {
  return named_[index] || structure_.at(static_cast<Tag>(index + 1)).role == Role::note;
}

// Of what an element is in and its place there: the names of a row's header and of the row, which
// its cells tell, change in the same digits from row to row. All of one length, so that they sort
// as their numbers do.
std::string StructureTree::identifier(std::size_t index, const Numbers& numbers) const {
  const auto digits = [](std::size_t number) { return std::to_string(number).size(); };
  return "(" +
         base::right_aligned(numbers.first + number_of_parent(index) - 1,
                             digits(numbers.first + last_parent_), '0') +
         base::right_aligned(positions_[index], digits(last_position_), '0') + ")";
}

std::uint32_t StructureTree::number_of_parent(std::size_t index) const {
  const Tag parent = parent_of(index);
  return parent > 0 ? numbers_[static_cast<std::size_t>(parent) - 1] : 0;
}

// In the order of a name tree (ISO 32000-1, 7.9.6).
void StructureTree::find_names() {
  for (std::uint32_t i = 0; i < numbers_.size(); ++i) {
    if (!is_kept(i) || !is_named(i)) continue;
    names_.push_back(i);
    last_parent_ = std::max(last_parent_, number_of_parent(i));
    last_position_ = std::max(last_position_, positions_[i]);
  }
  std::sort(names_.begin(), names_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(number_of_parent(a), positions_[a]) <
           std::pair(number_of_parent(b), positions_[b]);
  });
}

std::size_t StructureTree::name_leaf_count() const {
  return names_.size() <= name_leaf_size ? 0
                                         : (names_.size() + name_leaf_size - 1) / name_leaf_size;
}

std::string StructureTree::name_and_reference(std::uint32_t index, const Numbers& numbers) const {
  return identifier(index, numbers) + reference(static_cast<Tag>(index + 1), numbers);
}

// In rows of one name and its element.
std::string StructureTree::name_leaf(std::size_t leaf, const Numbers& numbers) const {
  const std::size_t begin = leaf * name_leaf_size;
  const std::size_t end = std::min(begin + name_leaf_size, names_.size());
  const std::size_t row = identifier(names_[begin], numbers).size() + reference_width;
  std::string out = "<</Limits[" + identifier(names_[begin], numbers) +
                    identifier(names_[end - 1], numbers) + "]/Names[";
  out.append(row - out.size() % row, ' ');
  for (std::size_t i = begin; i < end; ++i) out += name_and_reference(names_[i], numbers);
  return out + "]>>";
}

std::string StructureTree::names_entry(const Numbers& numbers) const {
  const std::size_t leaves = name_leaf_count();
  std::string out = leaves > 0 ? "/Kids[" : "/Names[";
  const std::size_t first = numbers.first + kept_ + leaf_count();
  for (std::size_t i = 0; i < leaves; ++i) out += ref(first + i);
  if (leaves == 0) {
    for (const std::uint32_t index : names_) out += name_and_reference(index, numbers);
  }
  return out + "]";
}

}  // namespace jianbao::pdf
