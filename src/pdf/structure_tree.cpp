#include "pdf/structure_tree.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/number.h"
#include "pdf/structure_rows.h"
#include "pdf/text_string.h"

namespace jianbao::pdf {

using namespace structure_rows;
using page::Role;
using page::Tag;

namespace {

constexpr std::uint64_t nowhere = std::numeric_limits<std::uint64_t>::max();
constexpr std::size_t leaf_size = 64;  // entries of the parent tree in one object

const char* numbering_name(page::ListNumbering numbering) {
  constexpr std::array names{"None",       "Disc",       "Circle",     "Square",    "Decimal",
                             "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"};
  return names[static_cast<std::size_t>(numbering)];
}

// Cells and their rows keep a table's shape where they are empty.
bool stays_empty(Role role) {
  return role == Role::column_header || role == Role::row_header || role == Role::data_cell;
}

}  // namespace

const char* role_name(Role role) {
  constexpr std::array names{
      "Document", "Part",  "Sect",  "Div",       "BlockQuote", "TOC",  "TOCI", "Index", "H1",
      "H2",       "H3",    "H4",    "H5",        "H6",         "P",    "L",    "LI",    "Lbl",
      "LBody",    "Table", "THead", "TBody",     "TR",         "TH",   "TH",   "TD",    "Caption",
      "Figure",   "Span",  "Code",  "Reference", "Note",       "Link", "Ruby", "RB",    "RT"};
  return names[static_cast<std::size_t>(role)];
}

void StructureTree::start_page(std::size_t object, base::Length height) {
  pages_.push_back({object, height, content_.size()});
}

std::size_t StructureTree::cell_pieces_on_page() const {
  // A cell, or what stands in one: a paragraph, a span.
  const auto in_cell = [&](Tag tag) {
    for (int depth = 0; depth < 3 && tag > 0; ++depth) {
      const page::Role role = structure_.at(tag).role;
      if (role == page::Role::data_cell || role == page::Role::row_header) return true;
      tag = structure_.at(tag).parent;
    }
    return false;
  };
  return static_cast<std::size_t>(
      std::count_if(content_.begin() + static_cast<std::ptrdiff_t>(pages_.back().first),
                    content_.end(), [&](const Kid& kid) { return in_cell(kid.element); }));
}

std::size_t StructureTree::mark(Tag element) {
  const std::size_t number = content_.size() - pages_.back().first;
  content_.push_back(
      {element, static_cast<std::uint32_t>(pages_.size() - 1), static_cast<std::uint32_t>(number)});
  return number;
}

void StructureTree::place(const page::FigurePlace& figure) {
  places_.try_emplace(figure.tag, Box{pages_.size() - 1, figure.area});
}

std::size_t StructureTree::add_annotation(Tag element, std::size_t page_object,
                                          std::size_t object) {
  // Words of a link may be a language or code within it; the place to click is the link's.
  for (Tag around = element; around > 0; around = structure_.at(around).parent) {
    if (structure_.at(around).role != Role::link) continue;
    element = around;
    break;
  }
  annotations_.push_back(
      {element, static_cast<std::uint32_t>(page_object), static_cast<std::uint32_t>(object)});
  return pages_.size() + annotations_.size() - 1;
}

StructureTree::Grouped StructureTree::grouped(const std::vector<Kid>& kids, std::size_t count) {
  Grouped result;
  result.starts.assign(count + 1, 0);
  for (const Kid& kid : kids) ++result.starts[static_cast<std::size_t>(kid.element)];
  for (std::size_t i = 0; i < count; ++i) result.starts[i + 1] += result.starts[i];
  result.order.resize(kids.size());
  std::vector<std::uint32_t> next = result.starts;
  for (std::size_t i = 0; i < kids.size(); ++i) {
    result.order[next[static_cast<std::size_t>(kids[i].element) - 1]++] =
        static_cast<std::uint32_t>(i);
  }
  return result;
}

// What nothing holds is the document's.
Tag StructureTree::parent_of(std::size_t index) const {
  const Tag parent = structure_.at(static_cast<Tag>(index + 1)).parent;
  return parent == page::artifact && index > 0 ? 1 : parent;
}

// Where its first words are in the order of the pages.
std::uint64_t StructureTree::first_words(std::size_t index) {
  std::uint64_t first = nowhere;
  const std::uint32_t begin = content_of_.starts[index], end = content_of_.starts[index + 1];
  if (begin < end) first = content_of_.order[begin];
  for (std::uint32_t i = children_of_.starts[index]; i < children_of_.starts[index + 1]; ++i) {
    first = std::min(first, first_words(children_of_.order[i]));
  }
  const bool has_annotation = annotations_of_.starts[index] < annotations_of_.starts[index + 1];
  const Role role = structure_.at(static_cast<Tag>(index + 1)).role;
  // What only stands for its place comes last.
  if (first == nowhere && (has_annotation || stays_empty(role))) first = nowhere - 1;
  return first_words_[index] = first;
}

void StructureTree::find_children() {
  const std::size_t count = structure_.size();
  std::vector<Kid> kids;
  std::vector<std::uint32_t> elements;
  for (std::size_t i = 1; i < count; ++i) {
    kids.push_back({parent_of(i), 0, 0});
    elements.push_back(static_cast<std::uint32_t>(i));
  }
  children_of_ = grouped(kids, count);
  for (std::uint32_t& child : children_of_.order) child = elements[child];
  positions_.assign(count, 0);
  for (std::size_t i = 0; i < count; ++i) {
    for (std::uint32_t k = children_of_.starts[i]; k < children_of_.starts[i + 1]; ++k) {
      positions_[children_of_.order[k]] = k - children_of_.starts[i];
    }
  }
}

std::size_t StructureTree::prepare() {
  const std::size_t count = structure_.size();
  content_of_ = grouped(content_, count);
  annotations_of_ = grouped(annotations_, count);
  find_children();
  first_words_.assign(count, nowhere);
  numbers_.assign(count, 0);
  named_.assign(count, false);
  if (count > 0) first_words(0);
  for (const std::uint32_t i : by_likeness()) {
    numbers_[i] = static_cast<std::uint32_t>(++kept_);
    const page::ElementFacts* facts = structure_.find_facts(static_cast<Tag>(i + 1));
    if (facts == nullptr) continue;
    for (const Tag header : facts->headers) named_[static_cast<std::size_t>(header) - 1] = true;
  }
  find_names();
  find_stride();
  return kept_ + leaf_count() + name_leaf_count();
}

// After how many pieces of content the numbers of their elements are most often one more: one in
// running text, the cells of a row in tables.
void StructureTree::find_stride() {
  constexpr std::size_t looked_at = 4000, widest = 40;
  const std::size_t begin = content_.size() / 2, end = std::min(content_.size(), begin + looked_at);
  const auto number = [&](std::size_t i) {
    return numbers_[static_cast<std::size_t>(content_[i].element) - 1];
  };
  std::size_t most = 0;
  for (std::size_t stride = 1; stride <= widest; ++stride) {
    std::size_t found = 0;
    for (std::size_t i = begin; i + stride < end; ++i) {
      if (number(i + stride) == number(i) + 1) ++found;
    }
    if (found > most) stride_ = stride;
    most = std::max(most, found);
  }
}

std::size_t StructureTree::leaf_count() const {
  return (pages_.size() + annotations_.size() + leaf_size - 1) / leaf_size;
}

std::string StructureTree::reference(Tag element, const Numbers& numbers) const {
  return ref(numbers.first + numbers_[static_cast<std::size_t>(element) - 1] - 1);
}

// Words and what stands among them in their order, then the elements that hold words of their own.
std::string StructureTree::kids_of(std::size_t index, const Numbers& numbers) const {
  std::vector<std::pair<std::uint64_t, std::string>> kids;
  std::size_t own_page = pages_.size();
  for (std::uint32_t i = content_of_.starts[index]; i < content_of_.starts[index + 1]; ++i) {
    const std::uint32_t at = content_of_.order[i];
    const Kid& kid = content_[at];
    if (own_page == pages_.size()) own_page = kid.page;
    const std::string number = in_column(kid.number, small_width);
    kids.emplace_back(at, kid.page == own_page ? number
                                               : "<</Type/MCR/Pg " + ref(pages_[kid.page].object) +
                                                     "/MCID" + number + ">>");
  }
  for (std::uint32_t i = children_of_.starts[index]; i < children_of_.starts[index + 1]; ++i) {
    const std::uint32_t child = children_of_.order[i];
    const auto tag = static_cast<Tag>(child + 1);
    if (!is_kept(child)) continue;
    const std::uint64_t order = structure_.at(tag).in_line ? first_words_[child] : nowhere;
    kids.emplace_back(order, reference(tag, numbers));
  }
  std::stable_sort(kids.begin(), kids.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::uint32_t i = annotations_of_.starts[index]; i < annotations_of_.starts[index + 1];
       ++i) {
    const Kid& kid = annotations_[annotations_of_.order[i]];
    kids.emplace_back(0, "<</Type/OBJR/Pg" + ref(kid.page) + "/Obj" + ref(kid.number) + ">>");
  }
  if (kids.empty()) return {};
  std::string out =
      own_page < pages_.size() ? "/Pg" + ref(pages_[own_page].object, page_width) : "";
  if (kids.size() == 1) {
    return out + "/K" + kids.front().second;
  }
  out += "/K[";
  for (const auto& [order, kid] : kids) out += kid;
  return out + "]";
}

std::string StructureTree::attributes_of(std::size_t index, const Numbers& numbers) const {
  const auto tag = static_cast<Tag>(index + 1);
  const Role role = structure_.at(tag).role;
  const page::ElementFacts* facts = structure_.find_facts(tag);
  std::string cell;
  if (role == Role::column_header) cell += "/Scope/Column";
  if (role == Role::row_header) cell += "/Scope/Row";
  if (facts != nullptr && facts->columns > 1) cell += "/ColSpan " + std::to_string(facts->columns);
  if (facts != nullptr && facts->rows > 1) cell += "/RowSpan " + std::to_string(facts->rows);
  if (facts != nullptr && !facts->headers.empty()) {
    cell += "/Headers[";
    for (const Tag header : facts->headers)
      cell += identifier(static_cast<std::size_t>(header) - 1, numbers);
    cell += "]";
  }
  if (!cell.empty()) return "/A<</O/Table" + cell + ">>";
  if (facts != nullptr && facts->numbering != page::ListNumbering::none) {
    return std::string("/A<</O/List/ListNumbering/") + numbering_name(facts->numbering) + ">>";
  }
  const auto found = places_.find(tag);
  if (found == places_.end()) return {};
  const auto& [page, area] = found->second;
  const base::Length height = pages_[page].height;
  const std::string box = base::number(area.origin.x) + " " +
                          base::number(height - area.origin.y - area.size.height) + " " +
                          base::number(area.origin.x + area.size.width) + " " +
                          base::number(height - area.origin.y);
  const bool in_line = structure_.at(tag).in_line;
  return std::string("/A<</O/Layout") + (in_line ? "" : "/Placement/Block") + "/BBox[" + box +
         "]>>";
}

std::string StructureTree::element_value(std::size_t index, const Numbers& numbers) const {
  const auto tag = static_cast<Tag>(index + 1);
  const page::ElementFacts* facts = structure_.find_facts(tag);
  const std::string parent = index == 0 ? ref(numbers.root) : reference(parent_of(index), numbers);
  std::string out = std::string("<</S/") + role_name(role_of(tag)) + "/P" + parent;
  if (is_named(index)) out += "/ID" + identifier(index, numbers);
  if (facts != nullptr && !facts->language.empty()) out += "/Lang(" + facts->language + ")";
  if (facts != nullptr && !facts->alternative.empty())
    out += "/Alt" + written_speech(facts->alternative);
  if (const auto file = files_.find(tag); file != files_.end()) {
    out += "/AF[";
    for (const std::size_t number : file->second)
      out += (out.ends_with('[') ? "" : " ") + ref(number);
    out += "]";
  }
  return out + attributes_of(index, numbers) + kids_of(index, numbers) + ">>";
}

// What each piece of a page's content, or an annotation, belongs to (14.7.4.4).
std::string StructureTree::parent_leaf(std::size_t leaf, const Numbers& numbers) const {
  const std::size_t begin = leaf * leaf_size;
  const std::size_t end = std::min(begin + leaf_size, pages_.size() + annotations_.size());
  std::string out =
      "<</Limits[" + std::to_string(begin) + " " + std::to_string(end - 1) + "]/Nums[";
  // All in rows of so many references.
  const std::size_t row = reference_width * stride_;
  out.append(row - out.size() % row, ' ');
  for (std::size_t key = begin; key < end; ++key) {
    if (key >= pages_.size()) {
      out += in_column(key, row);
      out += reference(annotations_[key - pages_.size()].element, numbers);
      continue;
    }
    const std::size_t last = key + 1 < pages_.size() ? pages_[key + 1].first : content_.size();
    out += in_column(key, row - 1) + "[";
    for (std::size_t i = pages_[key].first; i < last; ++i) {
      out += reference(content_[i].element, numbers);
    }
    out += "]";
    out.append(row - out.size() % row, ' ');
  }
  return out + "]>>";
}

std::string StructureTree::root_entries(const Numbers& numbers) const {
  std::string out = "/Type/StructTreeRoot/K" + ref(numbers.first) + "\n/ParentTreeNextKey " +
                    std::to_string(pages_.size() + annotations_.size()) + "/ParentTree<</Kids[";
  for (std::size_t i = 0; i < leaf_count(); ++i) out += ref(numbers.first + kept_ + i);
  out += "]>>\n";
  return names_.empty() ? out : out + "/IDTree<<" + names_entry(numbers) + ">>\n";
}

// Cells of a column follow one another, and so do rows, paragraphs and so on.
std::vector<std::uint32_t> StructureTree::by_likeness() const {
  std::vector<std::uint32_t> order, column(numbers_.size(), 0);
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    if (i > 0 && first_words_[i] == nowhere) continue;
    order.push_back(static_cast<std::uint32_t>(i));
    for (std::uint32_t k = children_of_.starts[i]; k < children_of_.starts[i + 1]; ++k) {
      const std::uint32_t child = children_of_.order[k];
      const bool cell = stays_empty(structure_.at(static_cast<Tag>(child + 1)).role);
      if (cell) column[child] = k - children_of_.starts[i];
    }
  }
  const auto key = [&](std::uint32_t i) {
    return std::pair(structure_.at(static_cast<Tag>(i + 1)).role, column[i]);
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  return order;
}

// Each in a row of its own, so that it is compared with one of its kind: the rows of a wide table
// name all of their cells. By a sample of those from `begin` on.
std::size_t StructureTree::row_length(const std::vector<std::uint32_t>& order, std::size_t begin,
                                      std::size_t end, const Numbers& numbers) const {
  constexpr std::size_t samples = 60, longest = 2000, unit = 5;
  const std::size_t step = std::max<std::size_t>(1, (end - begin) / samples);
  std::vector<std::size_t> lengths;
  for (std::size_t i = begin; i < end; i += step) {
    lengths.push_back(element_value(order[i], numbers).size());
  }
  // Few are longer than most.
  const auto most = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() * 9 / 10);
  std::nth_element(lengths.begin(), most, lengths.end());
  const std::size_t length = (*most + unit) / unit * unit;
  return length > longest ? columns : std::max(columns, length);
}

void StructureTree::write(const Numbers& numbers, ObjectFile& file) const {
  // Few elements are less alike than rows cost.
  constexpr std::size_t many = 2000, worthwhile = 100;
  std::vector<std::uint32_t> order(kept_);
  for (std::uint32_t i = 0; i < numbers_.size(); ++i) {
    if (is_kept(i)) order[numbers_[i] - 1] = i;
  }
  const auto role = [&](std::size_t i) {
    return structure_.at(static_cast<Tag>(order[i] + 1)).role;
  };
  std::size_t ruled = 0;
  for (std::size_t begin = 0, end = 0; begin < kept_; begin = end) {
    while (end < kept_ && role(end) == role(begin)) ++end;
    if (kept_ > many && (ruled == 0 || end - begin > worthwhile)) {
      const std::size_t length =
          end - begin > worthwhile ? row_length(order, begin, end, numbers) : columns;
      if (length != ruled) file.rule(length);
      ruled = length;
    }
    for (std::size_t i = begin; i < end; ++i) {
      file.add(numbers.first + numbers_[order[i]] - 1, element_value(order[i], numbers));
    }
  }
  if (kept_ > many) file.rule(reference_width * stride_);
  for (std::size_t i = 0; i < leaf_count(); ++i) {
    file.add(numbers.first + kept_ + i, parent_leaf(i, numbers));
  }
  if (name_leaf_count() == 0) return;
  file.rule(identifier(names_.front(), numbers).size() + reference_width);
  for (std::size_t i = 0; i < name_leaf_count(); ++i) {
    file.add(numbers.first + kept_ + leaf_count() + i, name_leaf(i, numbers));
  }
}

}  // namespace jianbao::pdf
