#include "pdf/object_file.h"

#include <catch2/catch.hpp>

using jianbao::pdf::ObjectFile;

namespace {

std::size_t count(const std::string& bytes, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = bytes.find(what); at != std::string::npos; at = bytes.find(what, at + 1)) {
    ++found;
  }
  return found;
}

std::string file_of(const std::string& title) {
  ObjectFile file(3);
  file.add_stream(2, "<</Subtype/XML>>", "metadata");
  file.add(1, "<</Type/Catalog/Metadata 2 0 R>>");
  file.add(3, "<</Title(" + title + ")>>");
  return file.finish(1, 3);
}

std::string identifier(const std::string& bytes) {
  const std::size_t at = bytes.find("/ID[<");
  return bytes.substr(at + 5, 32);
}

}  // namespace

TEST_CASE("a file ends with the place of its cross-references") {
  const std::string bytes = file_of("a");
  CHECK(bytes.starts_with("%PDF-1.7\n%"));
  const std::size_t at = bytes.find("startxref\n");
  REQUIRE(at != std::string::npos);
  const std::size_t start = std::stoul(bytes.substr(at + 10));
  CHECK(bytes.substr(start).starts_with("5 0 obj\n<</Type/XRef/Size 6"));
  CHECK(bytes.ends_with("\n%%EOF\n"));
}

TEST_CASE("a stream keeps its bytes and says how many they are, other objects are compressed") {
  const std::string bytes = file_of("a");
  CHECK(count(bytes, "2 0 obj\n<</Subtype/XML/Length 8>>\nstream\nmetadata\nendstream") == 1);
  CHECK(count(bytes, "/Type/ObjStm/N 2/") == 1);
  CHECK(count(bytes, "Catalog") == 0);
}

TEST_CASE("a file's identifier comes from what it holds") {
  CHECK(identifier(file_of("a")) == identifier(file_of("a")));
  CHECK(identifier(file_of("a")) != identifier(file_of("b")));
}

TEST_CASE("an object stream has at most ten thousand objects") {
  ObjectFile file(20001);
  for (std::size_t id = 1; id <= 20001; ++id) file.add(id, "null");
  const std::string bytes = file.finish(1, 2);
  CHECK(count(bytes, "/Type/ObjStm/N 10000/") == 2);
  CHECK(count(bytes, "/Type/ObjStm/N 1/") == 1);
}
