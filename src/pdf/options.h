#pragma once

#include <optional>
#include <vector>

#include "base/attachment.h"
#include "pdf/protection.h"

namespace jianbao::pdf {

// How the file is written.
struct Options {
  bool linearize = false;  // for the web: the first page first (ISO 32000-1, annex F)
  std::optional<Encryption> encryption = {};
  std::optional<Signature> signature = {};
  std::vector<base::Attachment> attachments = {};  // of the whole document
};

}  // namespace jianbao::pdf
