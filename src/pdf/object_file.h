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
  // Objects are numbered from 1 up; what is never added is free.
  explicit ObjectFile(std::size_t count);

  // A dictionary in its written form, "<< … >>", without its Length.
  void add_stream(std::size_t id, std::string_view dictionary, std::string_view data);
  void add(std::size_t id, std::string_view value);
  // The file's identifier comes from its bytes: the same content has the same (14.4).
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

  std::string bytes_;
  std::vector<Place> places_;
  std::vector<std::size_t> waiting_;  // for the next object stream
  std::string offsets_, values_;      // of it
};

}  // namespace jianbao::pdf
