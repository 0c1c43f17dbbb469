#pragma once

#include <map>
#include <string>
#include <string_view>

namespace jianbao::pdf {

// What the end of a file says: where its cross-references start, and its trailer's entries.
struct FileEnd {
  std::size_t size = 0;          // one more than the highest number of an object
  std::string root, info;        // references, "1 0 R"; the second may be empty
  std::string first_identifier;  // in its written form, "<…>"; may be empty
};

// New objects, and others in place of those that a file has, behind it: what it was stays as it is
// (ISO 32000-1, 7.5.6).
class IncrementalUpdate {
 public:
  IncrementalUpdate(std::string file, FileEnd end);

  // The number of an object that is to be added.
  std::size_t reserve() { return next_++; }
  // An object in its written form, without its number.
  void put(std::size_t id, std::string_view value);
  // With cross-references of the file's own kind: a stream, or a table.
  std::string finish();

 private:
  std::string cross_reference_stream();
  std::string cross_reference_table() const;
  std::string trailer_entries() const;

  std::string bytes_;
  FileEnd end_;
  std::string previous_;  // where the file's cross-references start
  std::size_t next_;
  std::map<std::size_t, std::size_t> offsets_;  // by the objects' numbers
};

}  // namespace jianbao::pdf
