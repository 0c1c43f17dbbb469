#pragma once

#include <optional>
#include <string>

#include "page/page.h"
#include "pdf/metadata.h"
#include "pdf/protection.h"

namespace jianbao::pdf {

// Where pages show the signature: the field lies over what is drawn there.
struct SignaturePlace {
  std::size_t page = 0;  // from 0
  page::Rectangle area;  // from the page's top left corner
  base::Length page_height;
};

// A file with room for a signature.
struct PreparedFile {
  std::string bytes;
  std::string mark;      // what the room starts with; nothing else in the file says it
  std::size_t room = 0;  // bytes of the signature that it takes
};

// Adds a signature field with a signature that has no bytes yet, as an update behind the file
// (ISO 32000-1, 12.7.4.5 and 12.8). Empty when libqpdf cannot read the file, or nothing can be
// signed with the key.
std::optional<PreparedFile> with_signature_field(const std::string& bytes,
                                                 const Signature& signature,
                                                 const std::optional<SignaturePlace>& place,
                                                 const Metadata& metadata);

// Signs all of a prepared file but the room for the signature, which it fills. The file may have
// been written anew in between. Empty when the key cannot sign it.
std::optional<std::string> signed_file(PreparedFile file, const SigningKey& key);

}  // namespace jianbao::pdf
