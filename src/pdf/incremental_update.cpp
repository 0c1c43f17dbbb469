#include "pdf/incremental_update.h"

#include <cstdlib>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/number.h"

namespace jianbao::pdf {

namespace {

// The number behind the last "startxref".
std::string last_start(const std::string& file) {
  constexpr std::string_view word = "startxref";
  const std::size_t found = file.rfind(word);
  if (found == std::string::npos) return "0";
  const std::size_t begin = file.find_first_of("0123456789", found + word.size());
  const std::size_t end = file.find_first_not_of("0123456789", begin);
  return begin == std::string::npos ? "0" : file.substr(begin, end - begin);
}

bool is_table(const std::string& file, const std::string& start) {
  const std::size_t at = std::strtoull(start.c_str(), nullptr, 10);
  return at < file.size() && file.compare(at, 4, "xref") == 0;
}

// Objects with numbers that follow one another.
struct Section {
  std::size_t first = 0, count = 0;
};
std::vector<Section> sections_of(const std::map<std::size_t, std::size_t>& offsets) {
  std::vector<Section> sections;
  for (const auto& [id, offset] : offsets) {
    if (sections.empty() || sections.back().first + sections.back().count != id) {
      sections.push_back({id, 0});
    }
    ++sections.back().count;
  }
  return sections;
}

}  // namespace

IncrementalUpdate::IncrementalUpdate(std::string file, FileEnd end)
    : bytes_(std::move(file)),
      end_(std::move(end)),
      previous_(last_start(bytes_)),
      next_(end_.size) {
  if (!bytes_.ends_with('\n')) bytes_ += '\n';
}

void IncrementalUpdate::put(std::size_t id, std::string_view value) {
  offsets_[id] = bytes_.size();
  bytes_ += std::to_string(id) + " 0 obj\n";
  bytes_ += value;
  bytes_ += "\nendobj\n";
}

// The identifier's first half stays, the second is of what the file is now (14.4).
std::string IncrementalUpdate::trailer_entries() const {
  std::string entries =
      "/Size " + std::to_string(next_) + "/Root " + end_.root + "/Prev " + previous_;
  if (!end_.info.empty()) entries += "/Info " + end_.info;
  if (!end_.first_identifier.empty()) {
    const std::string now = base::sha256(bytes_).substr(0, 32);
    entries += "/ID[" + end_.first_identifier + "<" + now + ">]";
  }
  return entries;
}

// Of table 18: each entry is of type 1, an offset of eight bytes.
std::string IncrementalUpdate::cross_reference_stream() {
  const std::size_t id = reserve();
  offsets_[id] = bytes_.size();
  std::string index, entries;
  for (const Section& section : sections_of(offsets_)) {
    index += std::to_string(section.first) + " " + std::to_string(section.count) + " ";
  }
  index.pop_back();
  for (const auto& [object, offset] : offsets_) {
    entries += '\1';
    for (int shift = 56; shift >= 0; shift -= 8) {
      entries += static_cast<char>((offset >> static_cast<unsigned>(shift)) & 0xFFU);
    }
  }
  return std::to_string(id) + " 0 obj\n<</Type/XRef/W[1 8 0]/Index[" + index + "]" +
         trailer_entries() + "/Length " + std::to_string(entries.size()) + ">>\nstream\n" +
         entries + "\nendstream\nendobj\n";
}

// Entries of twenty bytes (7.5.4).
std::string IncrementalUpdate::cross_reference_table() const {
  std::string table = "xref\n";
  for (const Section& section : sections_of(offsets_)) {
    table += std::to_string(section.first) + " " + std::to_string(section.count) + "\n";
    for (std::size_t id = section.first; id < section.first + section.count; ++id) {
      table += base::right_aligned(offsets_.at(id), 10, '0') + " 00000 n \n";
    }
  }
  return table + "trailer\n<<" + trailer_entries() + ">>\n";
}

std::string IncrementalUpdate::finish() {
  const std::size_t start = bytes_.size();
  const std::string references =
      is_table(bytes_, previous_) ? cross_reference_table() : cross_reference_stream();
  return std::move(bytes_) + references + "startxref\n" + std::to_string(start) + "\n%%EOF\n";
}

}  // namespace jianbao::pdf
