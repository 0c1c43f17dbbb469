#pragma once

#include <memory>
#include <string>

#include "base/source.h"
#include "pdf/signing_key.h"

namespace jianbao::pdf {

// What readers without the owner's password may do (ISO 32000-1, table 22). Assistive technology
// may always read the text (ISO 14289-1, 7.16).
struct Permissions {
  bool print = true;
  bool print_high_resolution = true;  // else as a picture of little detail
  bool copy = true;
  bool modify = true;
  bool annotate = true;
  bool fill_forms = true;
  bool assemble = true;  // insert, turn and delete pages
};

// By AES with 256 bits (ISO 32000-2, 7.6.4, revision 6).
struct Encryption {
  std::string user_password;  // empty: anyone opens the file
  std::string owner_password;
  Permissions permissions;
  base::Span span;  // of what asks for it
};

// By PAdES B-B (ETSI EN 319 142-1); where it is seen the pages say.
struct Signature {
  std::shared_ptr<const SigningKey> key;
  std::string reason, location, contact;  // may be empty
  std::string description;                // of its field, for those who cannot see it
  base::Span span;                        // of what asks for it
  bool visible = false;                   // a page is to show it
};

}  // namespace jianbao::pdf
