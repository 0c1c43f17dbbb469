#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jianbao::pdf {

// The bytes of a file: streams as objects of their own, all others compressed in object streams,
// found by a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8).
class ObjectFile {
 public:
  struct Form {
    const char* version = "1.7";
    bool compact = true;  // else a file as it was before PDF 1.5: no object streams (7.5.4)
  };
  // Objects are numbered from 1 up; what is never added is free.
  explicit ObjectFile(std::size_t count) : ObjectFile(count, Form{}) {}
  ObjectFile(std::size_t count, const Form& form);

  // A dictionary in its written form, "<< … >>", without its Length.
  void add_stream(std::size_t id, std::string_view dictionary, std::string_view data);
  void add(std::size_t id, std::string_view value);
  // What is added from here on has one form over and over: each object starts a row of so many
  // bytes, and is best given with its numbers at the same places of it.
  void rule(std::size_t columns);
  // The file's identifier comes from its bytes: the same content has the same (14.4). Without the
  // document's information where `info` is 0.
  std::string finish(std::size_t root, std::size_t info);

 private:
  // Where an object is: at an offset of the file, or in an object stream.
  struct Place {
    enum class Kind : std::uint8_t { free, offset, compressed } kind = Kind::free;
    std::size_t where = 0;  // the offset, or the stream's number
    std::size_t index = 0;  // in the stream
  };
  void write_stream(std::size_t id, std::string_view dictionary, std::string_view data);
  void close_object_stream();
  std::string cross_references() const;
  std::string cross_reference_table() const;

  bool compact_;
  std::string bytes_;
  std::vector<Place> places_;
  std::vector<std::size_t> waiting_;  // for the next object stream
  std::string offsets_, values_;      // of it
  std::size_t columns_ = 0;           // of its rows; 0: it has none
};

}  // namespace jianbao::pdf
