#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "read/zip_file.h"

namespace jianbao::read {

// The attributes of an element. Names are without their prefix but for r:id, which has two lives.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** list) : list_(list) {}
  // An empty text where there is none of the name.
  std::string_view operator[](std::string_view name) const;
  // What one says as a whole number; `otherwise` where it says none.
  std::size_t number(std::string_view name, std::size_t otherwise = 0) const;

 private:
  const char** list_;  // name, value, name, value, …, null
};

// What comes of an XML file, one thing after another. Names are without their prefix.
struct XmlEvents {
  std::function<void(std::string_view name, const XmlAttributes&)> start;
  std::function<void(std::string_view name)> end;
  std::function<void(std::string_view text)> text;
  // Asked after each piece: false ends the reading.
  std::function<bool()> go_on = [] { return true; };
};

// Reads a part of an archive. False, with a reason, where it is not well-formed, has a DOCTYPE, is
// nested deeper than 64 levels or larger than `most` bytes.
bool read_xml(const ZipFile& file, const std::string& part, std::uint64_t most,
              const XmlEvents& events, std::string& reason);

}  // namespace jianbao::read
