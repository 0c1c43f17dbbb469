#include "pdf/object_file.h"

#include <algorithm>

#include "base/digest.h"
#include "base/number.h"
#include "pdf/deflate.h"
#include "pdf/predictor.h"

namespace jianbao::pdf {

namespace {

// Readers decode a whole object stream for one object of it.
constexpr std::size_t most_in_stream = 10'000;

// The bytes of a number, the highest first.
std::string big_endian(std::size_t number, std::size_t size) {
  std::string bytes(size, '\0');
  for (std::size_t i = size; i-- > 0; number >>= 8U) bytes[i] = static_cast<char>(number & 0xFFU);
  return bytes;
}

std::size_t bytes_for(std::size_t number) {
  std::size_t size = 1;
  while (number >>= 8U) ++size;
  return size;
}

// Of an object's number and its offset, so wide that a row of the stream holds so many whole pairs:
// they differ in few digits from those above. At least as wide as ten million takes.
std::size_t pair_width(std::size_t columns) {
  constexpr std::size_t least = 16;
  std::size_t pairs = std::max<std::size_t>(1, columns / least);
  while (columns % pairs > 0) --pairs;
  return columns / pairs;
}

void fill_row(std::string& bytes, std::size_t columns) {
  if (columns > 0 && bytes.size() % columns > 0)
    bytes.append(columns - bytes.size() % columns, ' ');
}

}  // namespace

// The second line tells programs that the file is no text (7.5.2).
ObjectFile::ObjectFile(std::size_t count, const Form& form)
    : compact_(form.compact),
      bytes_(std::string("%PDF-") + form.version + "\n%\xE2\xE3\xCF\xD3\n"),
      places_(count + 1) {}

void ObjectFile::write_stream(std::size_t id, std::string_view dictionary, std::string_view data) {
  places_[id] = {Place::Kind::offset, bytes_.size(), 0};
  dictionary.remove_suffix(2);  // ">>"
  bytes_ += std::to_string(id) + " 0 obj\n";
  bytes_ += dictionary;
  bytes_ += "/Length " + std::to_string(data.size()) + ">>\nstream\n";
  bytes_ += data;
  bytes_ += "\nendstream\nendobj\n";
}

void ObjectFile::add_stream(std::size_t id, std::string_view dictionary, std::string_view data) {
  write_stream(id, dictionary, data);
}

void ObjectFile::add(std::size_t id, std::string_view value) {
  if (!compact_) {
    places_[id] = {Place::Kind::offset, bytes_.size(), 0};
    bytes_ += std::to_string(id) + " 0 obj\n";
    bytes_ += value;
    bytes_ += "\nendobj\n";
    return;
  }
  if (columns_ > 0) {
    const std::size_t width = pair_width(columns_);
    offsets_ += in_column(id, width / 2) + in_column(values_.size(), width - width / 2);
  } else {
    offsets_ += std::to_string(id) + " " + std::to_string(values_.size()) + " ";
  }
  values_ += value;
  values_ += "\n";
  fill_row(values_, columns_);
  waiting_.push_back(id);
  if (waiting_.size() == most_in_stream) close_object_stream();
}

void ObjectFile::rule(std::size_t columns) {
  if (!compact_) return;
  close_object_stream();
  columns_ = columns;
}

void ObjectFile::close_object_stream() {
  if (waiting_.empty()) return;
  fill_row(offsets_, columns_);
  const std::size_t id = places_.size();
  for (std::size_t i = 0; i < waiting_.size(); ++i) {
    places_[waiting_[i]] = {Place::Kind::compressed, id, i};
  }
  places_.emplace_back();
  const std::string dictionary = "<</Type/ObjStm/N " + std::to_string(waiting_.size()) + "/First " +
                                 std::to_string(offsets_.size()) + "/Filter/FlateDecode" +
                                 (columns_ > 0 ? predictor_entry(columns_) : "") + ">>";
  const std::string plain = offsets_ + values_;
  write_stream(id, dictionary,
               deflated(columns_ > 0 ? rows_as_differences(plain, columns_) : plain));
  waiting_.clear();
  offsets_.clear();
  values_.clear();
}

// One entry of three numbers for each object: its kind, where it is, and its index (table 18).
std::string ObjectFile::cross_references() const {
  const std::size_t offset_size = bytes_for(bytes_.size());
  std::string entries;
  for (std::size_t id = 0; id < places_.size(); ++id) {
    const Place& place = places_[id];
    entries += static_cast<char>(place.kind);
    entries += big_endian(place.where, offset_size);
    // The head of the list of free objects is never used again (7.5.4).
    entries += big_endian(id == 0 ? 0xFFFFU : place.index, 2);
  }
  return entries;
}

// Entries of twenty bytes; what is free is listed from one to the next (7.5.4).
std::string ObjectFile::cross_reference_table() const {
  std::string table = "xref\n0 " + std::to_string(places_.size()) + "\n";
  for (std::size_t id = 0; id < places_.size(); ++id) {
    if (places_[id].kind != Place::Kind::free) {
      table += base::right_aligned(places_[id].where, 10, '0') + " 00000 n \n";
      continue;
    }
    std::size_t next = id + 1;
    while (next < places_.size() && places_[next].kind != Place::Kind::free) ++next;
    table += base::right_aligned(next < places_.size() ? next : 0, 10, '0') +
             (id == 0 ? " 65535 f \n" : " 00001 f \n");
  }
  return table;
}

std::string ObjectFile::finish(std::size_t root, std::size_t info) {
  close_object_stream();
  const std::string digest = base::sha256(bytes_).substr(0, 32);
  const std::size_t id = places_.size(), start = bytes_.size();
  const std::string trailer = "/Root " + std::to_string(root) + " 0 R" +
                              (info > 0 ? "/Info " + std::to_string(info) + " 0 R" : "") + "/ID[<" +
                              digest + "><" + digest + ">]";
  const std::string end = "startxref\n" + std::to_string(start) + "\n%%EOF\n";
  if (!compact_) {
    return std::move(bytes_) + cross_reference_table() + "trailer\n<</Size " +
           std::to_string(places_.size()) + trailer + ">>\n" + end;
  }
  places_.push_back({Place::Kind::offset, start, 0});
  const std::size_t entry = 1 + bytes_for(start) + 2;
  const std::string dictionary = "<</Type/XRef/Size " + std::to_string(places_.size()) + "/W[1 " +
                                 std::to_string(bytes_for(start)) + " 2]" + trailer +
                                 "/Filter/FlateDecode" + predictor_entry(entry) + ">>";
  write_stream(id, dictionary, deflated(rows_as_differences(cross_references(), entry)));
  return std::move(bytes_) + end;
}

}  // namespace jianbao::pdf
