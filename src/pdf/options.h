#pragma once

#include <optional>
#include <vector>

#include "base/attachment.h"
#include "base/length.h"
#include "pdf/protection.h"

namespace jianbao::pdf {

// How each page is written.
struct PageOptions {
  bool tagged = true;
  base::Length bleed;  // of what goes on beyond the edge that is cut
  bool crop_marks = false, registration_marks = false;
};

// How the file is written.
struct Options {
  bool linearize = false;  // for the web: the first page first (ISO 32000-1, annex F)
  std::optional<Encryption> encryption = {};
  std::optional<Signature> signature = {};
  std::vector<base::Attachment> attachments = {};  // of the whole document
};

}  // namespace jianbao::pdf
