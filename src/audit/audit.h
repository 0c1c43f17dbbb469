#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"

namespace jianbao::audit {

// Of what a file's bytes are: streams by what they are for, as they are compressed in the file; all
// that is no stream by its share of the bytes left.
enum class Kind : std::uint8_t {
  fonts,        // outlines, their maps to text and to glyphs
  content,      // what pages paint
  images,       // pixels, with their masks
  metadata,     // XMP and colour profiles
  attachments,  // embedded files
  structure,    // tags
  objects,      // everything else
};
std::string_view name_of(Kind kind);

struct Share {
  Kind kind = Kind::objects;
  std::uint64_t bytes = 0;
};

// What a finished PDF tells of itself.
struct Facts {
  std::size_t pages = 0;
  std::string version;             // of PDF: "1.7"
  std::string standard;            // that its metadata claim: "PDF/A-2u"; empty: none
  std::vector<std::string> fonts;  // their PostScript names, sorted, without a subset's tag
  std::vector<Share> shares;       // of all kinds, in their order; together they are the file
  std::uint64_t bytes = 0;
};

// Fails with the reason for what is no PDF, damaged, or encrypted with a password.
// Where it is encrypted, `password` is that of its owner or its readers.
base::Result<Facts> inspect(const std::string& bytes, const std::string& password = {});

}  // namespace jianbao::audit
